// All conversations of one person, kept by the events of the server.

import { Conversation } from './conversation.js';
import { Starts } from './starts.js';
import { addressOf, explain, line, textOfLink } from './text.js';

const once = new Set(['message', 'messagingInvitation', 'onlineMeetingInvitation', 'participantInvitation']);

export class Conversations {
  all = [];
  #byHref = new Map();
  #starts = new Starts();
  #told = new Set();

  /** Calls `changed()` after each change, and `announce(conversation, text)` for what somebody else does. */
  constructor(session, changed, announce) {
    this.session = session;
    this.changed = changed;
    this.announce = announce;
  }

  get http() {
    return this.session.http;
  }

  /** The talk with somebody alone; a new one where there is none that goes on. */
  with(address) {
    const known = this.all.find(conversation => !conversation.isOver && conversation.partner === address);
    if (known)
      return known;
    const draft = this.#new();
    draft.isDraft = true;
    draft.addPerson(address, '', address);
    return draft;
  }

  /** Says something; with a first message, and with one after the end, the conversation begins. */
  say(conversation, text) {
    return conversation.isDraft || conversation.isOver
      ? this.#starts.begin(conversation, this.session.communication.startMessaging.href, text)
      : conversation.send(text);
  }

  remove(conversation) {
    this.all = this.all.filter(other => other !== conversation);
    this.changed();
  }

  /** The server has forgotten them, or this person has gone offline. */
  endAll(text) {
    for (const conversation of this.all.filter(known => !known.isDraft))
      conversation.end(text);
    this.#byHref.clear();
    this.#starts.clear();
  }

  /** Looks for what may have happened meanwhile: the server has lost count of its events. */
  async refresh() {
    const list = await this.http.get(this.session.communication.conversations.href);
    const hrefs = (list._links.conversation ?? []).map(link => link.href);
    for (const [href, conversation] of this.#byHref)
      if (!hrefs.includes(href))
        conversation.end('The conversation has ended.');
    for (const href of hrefs) {
      await this.on_conversation({ type: 'updated', link: { rel: 'conversation', href } });
      const messaging = await this.http.get(href).then(resource => resource._links.messaging);
      await this.on_messaging({ sender: { href }, link: { rel: 'messaging', ...messaging } });
    }
  }

  /** Takes an event. What happens once is told once, whether or not the server repeats itself. */
  async handle(happened) {
    const { link, type } = happened;
    const told = `${link.href} ${type}`;
    if (once.has(link.rel) && this.#told.has(told))
      return;
    this.#told.add(told);
    await this[`on_${link.rel}`]?.(happened);
  }

  on_messagingInvitation(happened) {
    return this.#onInvitation(happened);
  }

  on_onlineMeetingInvitation(happened) {
    return this.#onInvitation(happened, { isMeeting: true });
  }

  async on_participantInvitation({ type, status, reason, ...happened }) {
    if (type !== 'completed' || status === 'Success')
      return;
    const invitation = await this.#resource(happened);
    const to = invitation?._links?.to?.href;
    this.#byHref.get(invitation?._links?.conversation?.href)
      ?.tell(`${to ? addressOf(to) : 'Somebody'} was not added: ${explain(reason)}`, true);
  }

  async on_conversation({ type, link, ...happened }) {
    const known = this.#byHref.get(link.href);
    if (type === 'deleted') {
      this.#byHref.delete(link.href);
      this.#end(known);
      return;
    }
    const resource = await this.#resource({ link, ...happened });
    if (!resource || (!known && resource.state === 'Disconnected'))
      return;
    const conversation = known ?? this.#ensure(link.href);
    conversation.subject = line(resource.subject) || conversation.subject;
    conversation.addHref = resource._links?.addParticipant?.href ?? null;
    conversation.isMeeting ||= ['Conferencing', 'Conferenced'].includes(resource.state);
    if (resource.state === 'Disconnected')
      this.#end(conversation);
    conversation.changed();
  }

  async on_messaging({ reason, ...happened }) {
    const conversation = this.#byHref.get(happened.sender.href);
    const messaging = conversation && await this.#resource(happened);
    if (messaging)
      await conversation.takeMessaging(messaging, reason);
  }

  async on_message({ type, status, reason, link, ...happened }) {
    const conversation = this.#byHref.get(happened.sender.href);
    const message = conversation && type === 'completed' && await this.#resource({ link, ...happened });
    if (!message)
      return;
    if (message.direction === 'Incoming') {
      const { from, text } = conversation.hear(message);
      this.announce(conversation, `${from}: ${line(text.slice(0, 200))}`);
      return;
    }
    const missed = [message._links?.failedDeliveryParticipant ?? []].flat();
    conversation.complete(link.href, { operationId: message.operationId, isSuccess: status !== 'Failure', reason, missed });
  }

  async on_participant({ type, link, in: list, ...happened }) {
    const conversation = this.#byHref.get(happened.sender.href);
    if (list?.rel === 'typingParticipants')
      conversation?.setTyping(link.href, type === 'added');
    if (!conversation || list)
      return;
    if (type === 'deleted') {
      conversation.removePerson(link.href);
      return;
    }
    const name = link.title || (await this.#resource({ link, ...happened }))?.name;
    conversation.addPerson(link.href, name, link.href);
    // Takes the place of the address that was written to.
    conversation.people.delete(addressOf(link.href));
  }

  async #onInvitation({ type, status, reason, ...happened }, { isMeeting = false } = {}) {
    const invitation = await this.#resource(happened);
    const href = invitation?._links?.conversation?.href;
    if (!href)
      return;
    const isIncoming = invitation.direction === 'Incoming';
    const conversation = isIncoming ? this.#ensure(href) : this.#adopt(href, invitation.operationId);
    conversation.isMeeting ||= isMeeting;
    if (isIncoming && type === 'started' && invitation._links.accept)
      this.#ring(conversation, invitation);
    else if (type === 'completed' && isIncoming)
      this.#stopRinging(conversation, status === 'Failure' ? reason : null);
    else if (type === 'completed')
      this.#starts.finish(conversation, status !== 'Failure', reason);
  }

  #ring(conversation, invitation) {
    const from = invitation._embedded?.from ?? {};
    const uri = from.uri ?? invitation._links.from?.href ?? '';
    conversation.addPerson(from._links?.self?.href ?? uri, from.name ?? invitation._links.from?.title, uri);
    conversation.subject = line(invitation.subject);
    conversation.invitation = {
      accept: invitation._links.accept.href,
      decline: invitation._links.decline.href,
      from: conversation.names,
      text: textOfLink(invitation._links.message) ?? '',
    };
    conversation.unread++;
    conversation.touched = Date.now();
    this.announce(conversation, `${conversation.names} invites you.`);
    conversation.changed();
  }

  #stopRinging(conversation, reason) {
    if (reason)
      conversation.end(explain(reason));
    conversation.invitation = null;
    conversation.changed();
  }

  /** The other one has left, or what else the server has said. */
  #end(conversation) {
    if (conversation && !this.#starts.has(conversation))
      conversation.end(line(conversation.endReason?.message) || 'The conversation has ended.');
  }

  /** The conversation that this side has started gets the address that the server has given it. */
  #adopt(href, operationId) {
    const started = this.#starts.find(operationId);
    if (!started || this.#byHref.get(href) === started)
      return this.#ensure(href);
    started.href = href;
    started.isDraft = false;
    this.#byHref.set(href, started);
    return started;
  }

  #ensure(href) {
    const known = this.#byHref.get(href);
    if (known)
      return known;
    const conversation = this.#new();
    conversation.href = href;
    this.#byHref.set(href, conversation);
    return conversation;
  }

  #new() {
    const conversation = new Conversation(this.http, () => this.changed());
    this.all.push(conversation);
    return conversation;
  }

  /** The resource that an event is about: embedded, or fetched; null where it is gone by then. */
  async #resource({ link, _embedded: embedded }) {
    return embedded?.[link.rel] ?? await this.http.get(link.href).catch(() => null);
  }
}
