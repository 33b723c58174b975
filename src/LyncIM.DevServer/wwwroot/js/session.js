// One person on the server: the application, being available, and the one pending GET that brings events.

import { Http, newId } from './http.js';

const shortestWait = 500;
const longestWait = 30_000;
/** The server answers a pending GET after three minutes at the latest. */
const longestGet = 240_000;
const activityInterval = 180_000;

/**
 * Tells `connection` (whether the server is there), `reset` (why conversations have ended), `resync` (events may be lost) and `self`
 * (what is published of this person).
 */
export class Session extends EventTarget {
  #http = new Http();
  #name;
  #endpointId = newId();
  #application;
  #next;
  #isRunning = false;
  #published = {};
  #pending = null;
  #wake = () => {};
  #activity;
  #batches = Promise.resolve();

  /** `handle(happened)` is called for each event, one after the other. */
  constructor(name, handle) {
    super();
    this.#name = name;
    this.handle = handle;
  }

  get http() {
    return this.#http;
  }

  get me() {
    return this.#application._embedded.me;
  }

  get communication() {
    return this.#application._embedded.communication._links;
  }

  get #isOffline() {
    return this.#published.availability === 'Offline';
  }

  async start() {
    // Takes the address from the page: to ask without a token first, as others do, is an error in the browser's console.
    await this.#http.signIn(document.querySelector('link[rel=token]').href, this.#name);
    await this.#open();
    this.#isRunning = true;
    this.#activity = setInterval(() => this.#reportActivity(), activityInterval);
    this.#listen();
  }

  /** Ends the application; nothing is heard any more. */
  async stop({ isLeaving = false } = {}) {
    this.#isRunning = false;
    clearInterval(this.#activity);
    this.lookAgain();
    await this.#http.delete(this.#application._links.self.href, { keepalive: isLeaving }).catch(() => {});
    this.#http.forget();
  }

  /** Does not wait any longer before it looks whether the server is there again. */
  hurry() {
    this.#wake();
  }

  /** Asks for events anew, as after the computer has slept: a connection may be dead without a word. */
  lookAgain() {
    this.#pending?.abort();
    this.#wake();
  }

  /** Publishes an availability. Offline is to have no application that is available, which ends conversations. */
  async publish(availability) {
    const wasOffline = this.#isOffline;
    this.#published.availability = availability;
    if (this.#isOffline && !wasOffline) {
      const old = this.#application._links.self.href;
      this.#endpointId = newId();
      await this.#open();
      this.lookAgain();
      this.#tell('reset', 'You have gone offline, which ends the conversation.');
      await this.#http.delete(old);
    } else if (wasOffline) {
      await this.#makeAvailable(this.#application);
    } else {
      await this.#http.post(this.me._links.presence.href, { availability });
    }
  }

  async publishNote(message) {
    this.#published.note = message;
    if (!this.#isOffline)
      await this.#http.post(this.me._links.note.href, { message });
  }

  /** Makes an application: for a new endpoint, or where the server has forgotten it. */
  async #open() {
    const root = await this.#http.get(new URL('.', document.baseURI).href);
    const user = await this.#http.get(root._links.user.href);
    const { json: application } = await this.#http.post(user._links.applications.href, {
      UserAgent: 'LyncIM page',
      EndpointId: this.#endpointId,
      Culture: 'en-US',
    });
    if (this.#isOffline)
      this.#application = application;
    else
      await this.#makeAvailable(application);
    this.#next = application._links.events.href;
  }

  /** Lets invitations come in, and publishes what was published before the server forgot it. */
  async #makeAvailable(application) {
    const { makeMeAvailable } = application._embedded.me._links;
    if (makeMeAvailable)
      await this.#http.post(makeMeAvailable.href, { SupportedModalities: ['Messaging'], supportedMessageFormats: ['Plain', 'Html'] });
    const available = await this.#http.get(application._links.self.href);
    const { presence, note } = available._embedded.me._links;
    if (this.#published.availability)
      await this.#http.post(presence.href, { availability: this.#published.availability });
    if (this.#published.note)
      await this.#http.post(note.href, { message: this.#published.note });
    this.#application = available;
  }

  async #listen() {
    let wait = 0;
    while (this.#isRunning) {
      const url = this.#next;
      try {
        if (wait)
          await this.#findAgain();
        const batch = await this.#getEvents(url);
        wait = 0;
        if (this.#isRunning && url === this.#next)
          this.#take(batch);
      } catch (failure) {
        if (failure.name === 'AbortError' || url !== this.#next)
          continue;
        wait = Math.min(longestWait, wait ? wait * 2 : shortestWait);
        await this.#recover(failure, wait);
      }
    }
  }

  async #getEvents(url) {
    this.#pending = new AbortController();
    const limit = setTimeout(() => this.#pending.abort(), longestGet);
    try {
      return await this.#http.get(url, { signal: this.#pending.signal });
    } finally {
      clearTimeout(limit);
    }
  }

  /** Asks for something that is answered at once: a GET that pends would not tell that the server is there again. */
  async #findAgain() {
    await this.#http.get(this.#application._links.self.href);
    this.#tell('connection', true);
  }

  /** The next GET goes out before the batch is handled; batches are handled one after the other. */
  #take({ _links: { resync, resume, next }, sender = [] }) {
    this.#next = (resync ?? resume ?? next).href;
    if (resync)
      this.#tell('resync');
    else if (resume)
      this.#tell('reset', 'The server has ended the conversation.');
    this.#batches = this.#batches.then(async () => {
      for (const { rel, href, events } of sender)
        for (const happened of events)
          await this.#handle({ ...happened, sender: { rel, href } }).catch(error => console.warn(error));
    });
  }

  async #handle(happened) {
    const { rel, href } = happened.link;
    if (happened.sender.rel === 'me' && (rel === 'presence' || rel === 'note') && !this.#isOffline)
      this.#tell('self', await this.#http.get(href));
    await this.handle(happened);
  }

  async #recover(failure, wait) {
    if (!this.#isRunning)
      return;
    this.#tell('connection', false);
    const isForgotten = failure.status === 404 || failure.status === 410;
    if (isForgotten && await this.#reopen())
      return;
    await new Promise(resolve => {
      this.#wake = resolve;
      setTimeout(resolve, wait * (0.5 + Math.random() / 2));
    });
  }

  /** Makes a new application where the server knows the old one no more; returns whether it is there. */
  async #reopen() {
    try {
      await this.#open();
    } catch {
      return false;
    }
    this.#tell('reset', 'The server has ended the conversation.');
    this.#tell('connection', true);
    return true;
  }

  /** Tells in the order in which it happened: after the events that came before. */
  #tell(name, detail) {
    const told = new CustomEvent(name, { detail });
    if (name === 'reset' || name === 'resync')
      this.#batches = this.#batches.then(() => this.dispatchEvent(told));
    else
      this.dispatchEvent(told);
  }

  #reportActivity() {
    const href = this.me._links.reportMyActivity?.href;
    if (href && !this.#isOffline)
      this.#http.post(href).catch(() => {});
  }
}
