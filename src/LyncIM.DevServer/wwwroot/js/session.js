// One person on the server: the application, being available, and the one pending GET that brings events.

import { Failure, Http, newId } from './http.js';

const shortestWait = 500;
const longestWait = 30_000;
const activityInterval = 180_000;

export class Session extends EventTarget {
  #http = new Http();
  #name;
  #application;
  #next;
  #isRunning = false;
  #isAvailable = true;
  #wake = () => {};
  #activity;
  #batches = Promise.resolve();

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

  get people() {
    return this.#application._embedded.people._links;
  }

  async start() {
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
    this.#wake();
    const href = this.#application?._links.self.href;
    this.#application = null;
    if (href)
      await this.#http.delete(href, { keepalive: isLeaving }).catch(() => {});
    this.#http.forget();
  }

  /** Looks for the server at once, as after the computer has slept. */
  hurry() {
    this.#wake();
  }

  /** Publishes an availability. Offline is to have no application that is available: conversations end. */
  async publish(availability) {
    if (availability === 'Offline' || !this.#isAvailable) {
      this.#isAvailable = availability !== 'Offline';
      await this.#http.delete(this.#application._links.self.href);
      await this.#open();
      this.dispatchEvent(new Event('reset'));
    }
    if (this.#isAvailable)
      await this.#http.post(this.me._links.presence.href, { availability });
  }

  async publishNote(message) {
    if (this.#isAvailable)
      await this.#http.post(this.me._links.note.href, { message });
  }

  async #open() {
    const root = await this.#http.get(new URL('.', document.baseURI).href);
    const user = await this.#http.get(root._links.user.href);
    const { json } = await this.#http.post(user._links.applications.href, {
      UserAgent: 'LyncIM page',
      EndpointId: newId(),
      Culture: 'en-US',
    });
    this.#application = json;
    this.#next = json._links.events.href;
    if (!this.#isAvailable)
      return;
    await this.#http.post(this.me._links.makeMeAvailable.href, {
      SupportedModalities: ['Messaging'],
      supportedMessageFormats: ['Plain', 'Html'],
    });
    this.#application = await this.#http.get(json._links.self.href);
  }

  async #listen() {
    let wait = 0;
    while (this.#isRunning) {
      const url = this.#next;
      try {
        const batch = await this.#http.get(url);
        if (wait)
          this.dispatchEvent(new CustomEvent('connection', { detail: true }));
        wait = 0;
        if (url === this.#next)
          this.#take(batch);
      } catch (failure) {
        if (!this.#isRunning || url !== this.#next)
          continue;
        wait = Math.min(longestWait, wait ? wait * 2 : shortestWait);
        await this.#recover(failure, wait);
      }
    }
  }

  /** The next GET goes out before the batch is handled; batches are handled one after the other. */
  #take({ _links: links, sender = [] }) {
    const { resync, resume, next } = links;
    this.#next = (resync ?? resume ?? next).href;
    if (resync || resume)
      this.dispatchEvent(new Event('reset'));
    this.#batches = this.#batches.then(async () => {
      for (const { rel, href, events } of sender)
        for (const happened of events)
          await this.handle({ ...happened, sender: { rel, href } }).catch(error => console.warn(error));
    });
  }

  async #recover(failure, wait) {
    if (failure.status === 409 && failure.subcode === 'PGetReplaced')
      return;
    this.dispatchEvent(new CustomEvent('connection', { detail: false }));
    if (failure.status === 404 || failure.status === 410) {
      try {
        await this.#open();
        this.dispatchEvent(new Event('reset'));
        this.dispatchEvent(new CustomEvent('connection', { detail: true }));
        return;
      } catch (again) {
        if (!(again instanceof Failure))
          throw again;
      }
    }
    await new Promise(resolve => {
      this.#wake = resolve;
      setTimeout(resolve, wait * (0.5 + Math.random() / 2));
    });
  }

  #reportActivity() {
    const href = this.me._links.reportMyActivity?.href;
    if (href)
      this.#http.post(href).catch(() => {});
  }
}
