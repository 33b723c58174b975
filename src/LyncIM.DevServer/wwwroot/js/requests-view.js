// What the server sees of all clients: for whoever debugs a script, or writes a client of the protocol.

import { byId, element, show } from './dom.js';

const interval = 1000;
const most = 1000;

export class RequestsView {
  #after = 0;
  #timer = null;
  #isStopped = false;
  #rows = new Map();
  #users = new Set();

  constructor() {
    byId('show-requests').addEventListener('click', () => this.toggle());
    byId('requests-stop').addEventListener('click', () => this.#stop(!this.#isStopped));
    byId('requests-clear').addEventListener('click', () => this.#clear());
    byId('requests-user').addEventListener('change', () => this.#rows.forEach(row => this.#filter(row)));
  }

  toggle() {
    const isShown = byId('requests').hidden;
    show(byId('requests'), isShown);
    byId('show-requests').setAttribute('aria-expanded', String(isShown));
    clearTimeout(this.#timer);
    if (isShown)
      this.#poll();
  }

  async #poll() {
    try {
      if (!this.#isStopped)
        await this.#read();
    } catch {
      // The server is away, which the page says elsewhere.
    }
    if (!byId('requests').hidden)
      this.#timer = setTimeout(() => this.#poll(), interval);
  }

  /** Reads what is new, and once more what was still waiting for its answer. */
  async #read() {
    const waiting = [...this.#rows.values()].filter(row => row.request.status === null).map(row => row.request.number);
    const after = Math.min(this.#after, ...waiting.map(number => number - 1));
    const answer = await fetch(`requests?after=${after}`, { cache: 'no-store' });
    const list = byId('requests-list');
    const isAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 60;
    for (const request of await answer.json()) {
      this.#fill(this.#rows.get(request.number) ?? this.#add(request.number), request);
      this.#after = Math.max(this.#after, request.number);
    }
    for (const [number, row] of this.#rows) {
      if (this.#rows.size <= most)
        break;
      row.item.remove();
      this.#rows.delete(number);
    }
    if (isAtEnd)
      list.scrollTop = list.scrollHeight;
  }

  #add(number) {
    const row = { summary: element('summary'), request: {} };
    row.details = element('details', { ontoggle: () => this.#open(row) }, row.summary);
    row.item = element('li', {}, row.details);
    byId('requests-list').append(row.item);
    this.#rows.set(number, row);
    return row;
  }

  #fill(row, request) {
    if (row.request.status === request.status && row.request.number)
      return;
    row.request = request;
    const answer = request.status === null ? 'waits' : request.status === 0 ? 'cut' : `${request.status} ${request.milliseconds} ms`;
    row.summary.textContent =
      `${new Date(request.time).toLocaleTimeString()} ${request.user ?? '-'} ${request.method} ${request.path} ${answer}`;
    row.summary.classList.toggle('failed', request.status === 0 || request.status >= 400);
    this.#know(request.user);
    this.#filter(row);
    if (row.details.open)
      this.#open(row);
  }

  #know(user) {
    if (!user || this.#users.has(user))
      return;
    this.#users.add(user);
    byId('requests-user').append(element('option', { value: user, textContent: user }));
  }

  #filter(row) {
    const user = byId('requests-user').value;
    show(row.item, !user || row.request.user === user);
  }

  /** Shows the bodies, which are made only when somebody looks. */
  #open(row) {
    row.bodies?.remove();
    row.bodies = null;
    if (!row.details.open)
      return;
    const { requestBody, responseBody } = row.request;
    row.bodies = element('div', {},
      element('pre', { textContent: `> ${requestBody || '(no body)'}` }),
      element('pre', { textContent: `< ${responseBody || '(no body)'}` }));
    row.details.append(row.bodies);
  }

  #stop(isStopped) {
    this.#isStopped = isStopped;
    byId('requests-stop').setAttribute('aria-pressed', String(isStopped));
  }

  async #clear() {
    await fetch('requests', { method: 'DELETE' }).catch(() => {});
    byId('requests-list').replaceChildren();
    this.#rows.clear();
  }
}
