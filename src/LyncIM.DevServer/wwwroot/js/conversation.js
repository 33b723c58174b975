// One conversation: who is in it, what was said, and what can be done.

import { newId } from './http.js';
import { addressOf, clean, line, textOfLink, writeDataUri } from './text.js';

let lastKey = 0;

export class Conversation {
  key = ++lastKey;
  people = new Map();
  typing = new Set();
  messages = [];
  unread = 0;
  subject = '';
  href = null;
  invitation = null;
  isOver = false;
  isMeeting = false;
  touched = Date.now();
  #links = {};
  #sent = new Map();
  #completed = new Map();
  #typedAt = 0;
  #isAdding = false;
  #waiting = [];

  constructor(http, changed) {
    this.http = http;
    this.changed = () => changed(this);
  }

  get title() {
    const names = [...this.people.values()].map(person => person.name || person.address);
    return this.subject || names.join(', ') || 'Conversation';
  }

  get canWrite() {
    return !this.isOver && !this.invitation;
  }

  get typists() {
    return [...this.typing].map(href => this.people.get(href)).filter(Boolean).map(person => person.name || person.address);
  }

  /** Adds a message or an event to what was said. */
  say(entry) {
    this.messages.push({ key: this.messages.length, time: new Date(), ...entry });
    this.touched = Date.now();
    if (!entry.isOwn)
      this.unread++;
    this.changed();
  }

  tell(text, isFailure = false) {
    this.say({ event: text, isFailure, isOwn: true });
  }

  addPerson(href, name, uri) {
    const known = this.people.get(href);
    this.people.set(href, { address: addressOf(uri || href), name: line(name) || known?.name || '' });
    this.changed();
  }

  removePerson(href) {
    const person = this.people.get(href);
    this.typing.delete(href);
    if (person && this.people.size > 1) {
      this.people.delete(href);
      this.tell(`${person.name || person.address} has left.`);
    }
    this.changed();
  }

  setTyping(href, isTyping) {
    this.typing[isTyping ? 'add' : 'delete'](href);
    this.changed();
  }

  /** Takes the state of the messaging in it; in a meeting that has to be added. */
  async takeMessaging(messaging, reason) {
    this.#links = messaging._links ?? {};
    if (this.#links.sendMessage)
      this.#waiting.splice(0).forEach(go => go());
    if (messaging.state === 'Disconnected' && reason?.subcode === 'Ended')
      this.typing.clear();
    this.changed();
    if (this.#links.addMessaging && this.isMeeting && !this.#isAdding && !this.isOver) {
      this.#isAdding = true;
      try {
        await this.http.post(this.#links.addMessaging.href, { operationId: newId() });
      } finally {
        this.#isAdding = false;
      }
    }
  }

  /** Takes a message that somebody else has said. */
  hear(message) {
    const links = message._links;
    const text = textOfLink(links.plainMessage) ?? textOfLink(links.htmlMessage) ?? '';
    const href = links.participant?.href ?? links.contact?.href;
    const sender = this.people.get(href) ?? (links.participant && { address: addressOf(href), name: line(links.participant.title) });
    if (href)
      this.typing.delete(href);
    this.say({ from: sender?.name || sender?.address || this.title, text, isOwn: false });
  }

  /** Says what became of a message; that may come before the answer to the request that sent it. */
  complete(href, isSuccess, reason) {
    const entry = this.#sent.get(href);
    if (!entry) {
      this.#completed.set(href, { isSuccess, reason });
      return;
    }
    this.#sent.delete(href);
    entry.state = isSuccess ? 'delivered' : `not delivered: ${explain(reason)}`;
    entry.isFailed = !isSuccess;
    this.changed();
  }

  async send(text) {
    const entry = { text: clean(text), isOwn: true, state: 'sending' };
    this.say(entry);
    const shown = this.messages.at(-1);
    try {
      await this.#whenConnected();
      const { location } = await this.http.post(this.#links.sendMessage.href, text, { type: 'text/plain; charset=utf-8' });
      shown.state = 'sent';
      this.#sent.set(location, shown);
      const known = this.#completed.get(location);
      if (known)
        this.complete(location, known.isSuccess, known.reason);
    } catch (failure) {
      shown.state = `not delivered: ${failure.message}`;
      shown.isFailed = true;
    }
    this.#typedAt = 0;
    this.changed();
  }

  /** Completes when messages can be sent. */
  async #whenConnected() {
    if (!this.#links.sendMessage && !this.isOver)
      await new Promise(resolve => this.#waiting.push(resolve));
    if (this.isOver)
      throw new Error('the conversation has ended');
  }

  /** Tells that one is typing, at most every few seconds. */
  type() {
    const href = this.#links.setIsTyping?.href;
    if (!href || this.isOver || Date.now() - this.#typedAt < 5000)
      return;
    this.#typedAt = Date.now();
    this.http.post(href).catch(() => {});
  }

  async answer(isAccepted) {
    const { accept, decline } = this.invitation;
    await this.http.post(isAccepted ? accept : decline);
    this.invitation = null;
    this.unread = 0;
    this.changed();
  }

  /** Leaves it for good. */
  async leave() {
    if (this.href && !this.isOver)
      await this.http.delete(this.href).catch(() => {});
    this.end('You have left.');
  }

  async add(addHref, address) {
    await this.http.post(addHref, { to: `sip:${address}`, operationId: newId() });
    this.tell(`${address} has been invited.`);
  }

  end(text) {
    if (this.isOver)
      return;
    this.isOver = true;
    this.invitation = null;
    this.typing.clear();
    this.#links = {};
    this.#waiting.splice(0).forEach(go => go());
    this.tell(text);
  }
}

/** The first message to somebody, which goes with the invitation. */
export async function startConversation(http, startHref, conversation, address, text, operationId) {
  await http.post(startHref, {
    importance: 'Normal',
    subject: '',
    to: `sip:${address}`,
    operationId,
    _links: { message: { href: writeDataUri(text) } },
  });
  return conversation;
}

/** A reason of the server's in words. */
export function explain(reason) {
  const said = line(reason?.message);
  const code = [reason?.code, reason?.subcode].filter(Boolean).join('/');
  return said ? `${said} (${code})` : code || 'for no reason that the server gives';
}
