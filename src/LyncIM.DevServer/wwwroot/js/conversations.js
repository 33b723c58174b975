// All conversations of one person, kept by the events of the server.

import { Conversation, explain, startConversation } from './conversation.js';
import { newId } from './http.js';
import { addressOf, line, textOfLink } from './text.js';

export class Conversations {
  #byHref = new Map();
  #byOperation = new Map();

  constructor(session, changed) {
    this.session = session;
    this.changed = changed;
    this.all = [];
  }

  get http() {
    return this.session.http;
  }

  /** Starts one with somebody; the message is shown at once, and says later what became of it. */
  async start(address, text) {
    const conversation = this.#new();
    conversation.addPerson(address, '', address);
    conversation.placeholder = address;
    conversation.say({ text, isOwn: true, state: 'sending' });
    const operationId = newId();
    this.#byOperation.set(operationId, conversation);
    try {
      await startConversation(this.http, this.session.communication.startMessaging.href, conversation, address, text, operationId);
    } catch (failure) {
      this.#finishFirst(conversation, false, { message: failure.message });
    }
    return conversation;
  }

  /** The server has forgotten them, or this person has gone offline. */
  endAll() {
    for (const conversation of this.all)
      conversation.end('The server has ended the conversation.');
    this.#byHref.clear();
    this.#byOperation.clear();
  }


  async handle(happened) {
    const handler = this[`on_${happened.link.rel}`];
    if (handler)
      await handler.call(this, happened);
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
    this.#find(invitation?._links?.conversation?.href)?.tell(`${to ? addressOf(to) : 'Somebody'} was not added: ${explain(reason)}`, true);
  }

  async on_conversation({ type, link, reason, ...happened }) {
    if (type === 'deleted') {
      this.#find(link.href)?.end('The conversation has ended.');
      this.#byHref.delete(link.href);
      return;
    }
    const resource = await this.#resource({ link, ...happened });
    if (!resource)
      return;
    const conversation = this.#ensure(link.href);
    conversation.subject = line(resource.subject) || conversation.subject;
    conversation.addHref = resource._links?.addParticipant?.href ?? null;
    conversation.isMeeting ||= ['Conferencing', 'Conferenced'].includes(resource.state);
    if (resource.state === 'Disconnected' && !this.#isStarting(conversation))
      conversation.end(reason?.subcode === 'Ended' ? 'The other side has left.' : 'The conversation has ended.');
    conversation.changed();
  }

  async on_messaging({ reason, ...happened }) {
    const conversation = this.#find(happened.sender.href);
    const messaging = conversation && await this.#resource(happened);
    if (messaging)
      await conversation.takeMessaging(messaging, reason);
  }

  async on_message({ type, status, reason, link, ...happened }) {
    const conversation = this.#find(happened.sender.href);
    if (!conversation || type !== 'completed')
      return;
    const message = await this.#resource({ link, ...happened });
    if (message?.direction === 'Incoming')
      conversation.hear(message);
    else
      conversation.complete(link.href, status !== 'Failure', reason);
  }

  async on_participant({ type, link, in: list, ...happened }) {
    const conversation = this.#find(happened.sender.href);
    if (!conversation)
      return;
    if (list?.rel === 'typingParticipants') {
      conversation.setTyping(link.href, type === 'added');
      return;
    }
    if (list)
      return;
    if (type === 'deleted') {
      conversation.removePerson(link.href);
      return;
    }
    const participant = await this.#resource({ link, ...happened });
    if (!participant?.local)
      conversation.addPerson(link.href, participant?.name || link.title, participant?.uri);
    if (conversation.placeholder && !participant?.local)
      conversation.people.delete(conversation.placeholder);
  }

  async #onInvitation({ type, status, reason, ...happened }, { isMeeting = false } = {}) {
    const invitation = await this.#resource(happened);
    const href = invitation?._links?.conversation?.href;
    if (!href)
      return;
    if (invitation.direction === 'Incoming') {
      this.#onIncoming(this.#ensure(href), invitation, type, status, reason, isMeeting);
      return;
    }
    const conversation = this.#adopt(href, invitation.operationId);
    conversation.isMeeting ||= isMeeting;
    if (type === 'completed')
      this.#finishFirst(conversation, status === 'Success', reason);
  }

  #onIncoming(conversation, invitation, type, status, reason, isMeeting) {
    conversation.isMeeting ||= isMeeting;
    if (type === 'started' && invitation._links.accept) {
      const from = invitation._embedded?.from ?? {};
      const uri = from.uri ?? invitation._links.from?.href;
      const participant = from._links?.self?.href ?? invitation._links.from?.href;
      if (participant)
        conversation.addPerson(participant, from.name ?? invitation._links.from?.title, uri);
      conversation.subject = line(invitation.subject);
      conversation.invitation = {
        accept: invitation._links.accept.href,
        decline: invitation._links.decline.href,
        text: textOfLink(invitation._links.message) ?? '',
      };
      conversation.unread++;
      conversation.touched = Date.now();
    } else if (type === 'completed') {
      const wasWaiting = conversation.invitation;
      conversation.invitation = null;
      if (status === 'Failure' && wasWaiting)
        conversation.end(`You have not answered: ${explain(reason)}`);
    }
    conversation.changed();
  }

  #finishFirst(conversation, isSuccess, reason) {
    const first = conversation.messages.find(entry => entry.state === 'sending');
    for (const [operation, known] of this.#byOperation)
      if (known === conversation)
        this.#byOperation.delete(operation);
    if (first) {
      first.state = isSuccess ? 'delivered' : `not delivered: ${explain(reason)}`;
      first.isFailed = !isSuccess;
    }
    if (!isSuccess)
      conversation.end('The conversation was not started.');
    conversation.changed();
  }

  #isStarting(conversation) {
    return [...this.#byOperation.values()].includes(conversation);
  }

  /** The conversation that this side has started gets the address that the server has given it. */
  #adopt(href, operationId) {
    const started = this.#byOperation.get(operationId);
    const known = this.#find(href);
    if (!started || known === started)
      return known ?? this.#ensure(href);
    if (known) {
      this.all = this.all.filter(conversation => conversation !== known);
      known.people.forEach((person, participant) => started.people.set(participant, person));
    }
    started.href = href;
    started.addHref = known?.addHref ?? started.addHref;
    this.#byHref.set(href, started);
    return started;
  }

  #find(href) {
    return this.#byHref.get(href);
  }

  #ensure(href) {
    const known = this.#find(href);
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
    const given = embedded?.[link.rel];
    return given ?? await this.http.get(link.href).catch(() => null);
  }
}
