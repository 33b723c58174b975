// One conversation: who is in it, what was said, and what can be done.

import { Deliveries } from './deliveries.js';
import { newId } from './http.js';
import { addressOf, clean, line, textOfLink, writeDataUri } from './text.js';

const typingInterval = 5000;

let lastKey = 0;

export class Conversation {
  key = ++lastKey;
  people = new Map();
  typing = new Set();
  messages = [];
  unread = 0;
  subject = '';
  href = null;
  addHref = null;
  invitation = null;
  isDraft = false;
  isMeeting = false;
  isOver = false;
  touched = Date.now();
  /** Why it is about to end, where the server has said that. */
  endReason = null;
  /** The message with which this side has started it, until it is known what became of that. */
  first = null;
  #formerNames = '';
  #links = {};
  #deliveries = new Deliveries();
  #sending = Promise.resolve();
  #typedAt = 0;
  #isAdding = false;
  #waiting = [];

  constructor(http, changed) {
    this.http = http;
    this.changed = changed;
  }

  get names() {
    const names = [...this.people.values()].map(nameOf).join(', ');
    return names || this.#formerNames || 'Conversation';
  }

  get title() {
    return this.subject ? `${this.names}: ${this.subject}` : this.names;
  }

  /** Whom one talks with alone; null in a group. */
  get partner() {
    return !this.isMeeting && this.people.size === 1 ? [...this.people.values()][0].address : null;
  }

  /** Whether one can write here: where two have talked and that has ended, it begins again. */
  get canWrite() {
    return !this.invitation && (!this.isOver || this.partner !== null);
  }

  get typists() {
    return [...this.typing].map(href => this.people.get(href)).filter(Boolean).map(nameOf);
  }

  /** Adds a message or an event to what was said; returns it as it is kept. */
  say(entry) {
    const kept = { time: new Date(), ...entry };
    this.messages.push(kept);
    this.touched = Date.now();
    if (!kept.isOwn)
      this.unread++;
    this.changed();
    return kept;
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
    if (person && this.isMeeting) {
      this.#formerNames = this.names;
      this.people.delete(href);
      this.tell(`${nameOf(person)} has left.`);
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
    this.endReason = reason ?? this.endReason;
    if (this.#links.sendMessage)
      this.#goOn();
    this.changed();
    if (!this.#links.addMessaging || !this.isMeeting || this.#isAdding || this.isOver)
      return;
    this.#isAdding = true;
    try {
      await this.http.post(this.#links.addMessaging.href, { operationId: newId() });
    } finally {
      this.#isAdding = false;
    }
  }

  /** Takes a message that somebody else has said; returns who that was, and the text. */
  hear(message) {
    const links = message._links;
    const text = textOfLink(links.plainMessage) ?? textOfLink(links.htmlMessage) ?? '';
    const href = links.participant?.href;
    const sender = this.people.get(href) ?? (href && { address: addressOf(href), name: line(links.participant.title) });
    if (href)
      this.typing.delete(href);
    return this.say({ from: sender ? nameOf(sender) : this.names, text, isOwn: false });
  }

  /** Says a first message, which goes with the invitation. */
  async start(startHref, text, operationId) {
    const [person] = this.people.values();
    this.people = new Map([[person.address, person]]);
    this.isDraft = this.isOver = false;
    this.href = this.endReason = null;
    this.first = this.say({ text: clean(text), isOwn: true, state: 'sending' });
    await this.http.post(startHref, {
      importance: 'Normal',
      subject: '',
      to: `sip:${person.address}`,
      operationId,
      _links: { message: { href: writeDataUri(text) } },
    });
  }

  /** Sends a message after those before it. */
  send(text) {
    const entry = this.say({ text: clean(text), isOwn: true, state: 'sending' });
    this.#sending = this.#sending.then(() => this.#send(entry, text));
    return this.#sending;
  }

  /** Takes what an event has told of a message of one's own. */
  complete(href, { operationId, isSuccess, reason, missed = [] }) {
    const names = missed.map(link => nameOf(this.people.get(link.href) ?? { address: addressOf(link.href) }));
    this.#deliveries.complete(href, { operationId, isSuccess, reason, missed: names.join(', ') });
    this.changed();
  }

  /** Tells that one is typing, at most every few seconds; who says no more of it has stopped. */
  type() {
    const href = this.#links.setIsTyping?.href;
    if (!href || this.isOver || Date.now() - this.#typedAt < typingInterval)
      return;
    this.#typedAt = Date.now();
    this.http.post(href).catch(() => {});
  }

  async answer(isAccepted) {
    const { accept, decline } = this.invitation;
    await this.http.post(isAccepted ? accept : decline);
    if (isAccepted)
      this.invitation = null;
    else
      this.end('You have declined.');
    this.unread = 0;
    this.changed();
  }

  /** Leaves it for good. */
  async leave() {
    try {
      await this.http.delete(this.href);
    } catch (failure) {
      if (failure.status !== 404)
        throw failure;
    }
    this.end('You have left.');
  }

  async add(address) {
    if ([...this.people.values()].some(person => person.address === address))
      throw new Error(`${address} takes part already.`);
    await this.http.post(this.addHref, { to: `sip:${address}`, operationId: newId() });
    this.tell(`${address} has been invited.`);
  }

  end(text, isFailure = false) {
    if (this.isOver)
      return;
    this.isOver = true;
    const invitation = this.invitation;
    this.invitation = this.addHref = null;
    if (invitation?.text) {
      this.unread--;
      this.say({ from: invitation.from, text: invitation.text });
    }
    this.typing.clear();
    this.#links = {};
    this.#deliveries.giveUp();
    this.tell(text, isFailure);
    this.#goOn();
  }

  async #send(entry, text) {
    try {
      await this.#whenConnected();
      entry.operationId = newId();
      this.#deliveries.expect(entry);
      const { location } = await this.http.post(this.#sendHref(entry.operationId), text, { type: 'text/plain; charset=utf-8' });
      this.#deliveries.accept(entry, location);
    } catch (failure) {
      this.#deliveries.refuse(entry, failure);
    }
    this.#typedAt = 0;
    this.changed();
  }

  #sendHref(operationId) {
    const { href } = this.#links.sendMessage;
    return `${href}${href.includes('?') ? '&' : '?'}operationContext=${operationId}`;
  }

  /** Completes when messages can be sent. */
  async #whenConnected() {
    if (!this.#links.sendMessage && !this.isOver)
      await new Promise(resolve => this.#waiting.push(resolve));
    if (this.isOver)
      throw new Error('The conversation has ended.');
  }

  #goOn() {
    this.#waiting.splice(0).forEach(resolve => resolve());
  }
}

const nameOf = person => person.name || person.address;
