// What the server sees of all clients: for whoever debugs a script, or writes a client of the protocol.

import { byId, element, setText, show } from './dom.js';

const interval = 1000;
const most = 1000;

export class RequestsView {
  #after = 0;
  #cleared = '';
  #timer = null;
  #isReading = false;
  #isStopped = false;
  /** By time and number: a server that has started anew counts from 1 again. */
  #rows = new Map();
  #users = new Set();

  constructor() {
    byId('show-requests').addEventListener('click', () => this.#toggle());
    byId('requests-stop').addEventListener('click', () => this.#stop());
    byId('requests-clear').addEventListener('click', () => this.#clear());
    byId('requests-user').addEventListener('change', () => this.#rows.forEach(row => this.#filter(row)));
  }

  #toggle() {
    const isShown = byId('requests').hidden;
    show(byId('requests'), isShown);
    byId('show-requests').setAttribute('aria-expanded', String(isShown));
    if (isShown)
      byId('requests').scrollIntoView({ block: 'nearest' });
    this.#poll();
  }

  async #poll() {
    clearTimeout(this.#timer);
    if (byId('requests').hidden || this.#isStopped || this.#isReading)
      return;
    this.#isReading = true;
    try {
      await this.#read();
    } catch {
      // Begins anew with a server that is back; that it is away, the page says elsewhere.
      this.#after = 0;
    }
    this.#isReading = false;
    this.#timer = setTimeout(() => this.#poll(), interval);
  }

  /** Reads what is new, and once more what was still waiting for its answer. */
  async #read() {
    const waiting = [...this.#rows.values()].filter(row => row.request.status === null).map(row => row.request.number);
    const after = Math.min(this.#after, ...waiting.map(number => number - 1));
    const answer = await fetch(`requests?after=${after}`, { cache: 'no-store' });
    const requests = await answer.json();
    const list = byId('requests-list');
    const isAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 60;
    for (const request of requests) {
      const key = `${request.time} ${request.number}`;
      if (request.time > this.#cleared)
        this.#fill(this.#rows.get(key) ?? this.#add(key), request);
      this.#after = Math.max(this.#after, request.number);
    }
    this.#forgetOldest();
    if (isAtEnd)
      list.scrollTop = list.scrollHeight;
  }

  #forgetOldest() {
    for (const [key, row] of this.#rows) {
      if (this.#rows.size <= most)
        break;
      row.item.remove();
      this.#rows.delete(key);
    }
  }

  #add(key) {
    const row = { request: {}, summary: element('summary'), status: element('span', { className: 'status' }) };
    row.details = element('details', { ontoggle: () => this.#open(row) }, row.summary);
    row.item = element('li', {}, row.details);
    byId('requests-list').append(row.item);
    this.#rows.set(key, row);
    return row;
  }

  #fill(row, request) {
    if (row.request.status === request.status)
      return;
    if (!row.request.number)
      row.summary.append(
        element('span', { className: 'when', textContent: new Date(request.time).toLocaleTimeString() }), ' ',
        element('span', { className: 'whose', textContent: request.user ?? '(nobody)' }), ' ',
        element('span', { textContent: `${request.method} ${request.path}` }), ' ',
        row.status);
    row.request = request;
    setText(row.status, outcome(request));
    row.status.classList.toggle('failed', request.status === 0 || request.status >= 400);
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

  /** Shows headers and bodies, which are asked for when somebody looks. */
  async #open(row) {
    row.bodies?.remove();
    if (!row.details.open)
      return;
    const { number, time } = row.request;
    const answer = await fetch(`requests/${number}`, { cache: 'no-store' }).catch(() => null);
    const request = answer?.ok ? await answer.json() : null;
    row.bodies?.remove();
    row.bodies = request?.time === time
      ? element('div', {}, body('Request', request.requestBody), body('Answer', request.responseBody), body('Request headers', headers(request)))
      : element('p', { textContent: 'The server does not keep it any more.' });
    row.details.append(row.bodies);
  }

  #stop() {
    this.#isStopped = !this.#isStopped;
    byId('requests-stop').setAttribute('aria-pressed', String(this.#isStopped));
    this.#poll();
  }

  /** Clears what is shown here; others may still look at it. */
  #clear() {
    this.#cleared = [...this.#rows.values()].at(-1)?.request.time ?? this.#cleared;
    byId('requests-list').replaceChildren();
    this.#rows.clear();
  }
}

function outcome({ status, milliseconds }) {
  return status === null ? 'waits' : status === 0 ? `cut off, ${milliseconds} ms` : `${status}, ${milliseconds} ms`;
}

const headers = request => Object.entries(request.headers).map(([name, value]) => `${name}: ${value}`).join('\n');

const body = (name, text) => element('div', {},
  element('h3', { textContent: name }),
  element('pre', { textContent: text ? readable(text) : '(nothing)' }));

/** JSON on lines of its own. */
function readable(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
