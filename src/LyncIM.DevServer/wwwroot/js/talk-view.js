// The conversation that is open: its people, its messages, and a field to write in.

import { byId, element, onSubmit, show } from './dom.js';
import { fullAddress } from './text.js';

const time = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' });

export class TalkView {
  #conversation = null;
  #items = [];

  /** `send(conversation, text)` and `close()` are what the page does for it. */
  constructor({ send, close, fail }) {
    this.send = send;
    const act = action => async event => {
      try {
        await action(event);
      } catch (failure) {
        fail(failure);
      }
    };
    onSubmit(byId('send-form'), act(() => this.#submit()));
    onSubmit(byId('add-form'), act(() => this.#add()));
    byId('text').addEventListener('keydown', event => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing)
        return;
      event.preventDefault();
      byId('send-form').requestSubmit();
    });
    byId('text').addEventListener('input', () => this.#conversation?.type());
    byId('leave').addEventListener('click', act(() => this.#conversation?.leave()));
    byId('back').addEventListener('click', close);
    byId('accept').addEventListener('click', act(() => this.#answer(true)));
    byId('decline').addEventListener('click', act(() => this.#answer(false)));
  }

  get conversation() {
    return this.#conversation;
  }

  /** Opens another conversation; null closes. */
  open(conversation) {
    this.#conversation = conversation;
    this.#items = [];
    byId('messages').replaceChildren();
    byId('text').value = conversation?.draft ?? '';
    byId('workplace').classList.toggle('talking', Boolean(conversation));
    show(byId('talk'), Boolean(conversation));
    this.render();
    if (conversation)
      (conversation.invitation ? byId('accept') : byId('text').disabled ? byId('talk-title') : byId('text')).focus();
  }

  render() {
    const conversation = this.#conversation;
    if (!conversation)
      return;
    if (document.visibilityState === 'visible' && !conversation.invitation)
      conversation.unread = 0;
    byId('talk-title').textContent = conversation.title;
    byId('talk-people').textContent = [...conversation.people.values()]
      .map(person => person.name ? `${person.name} <${person.address}>` : person.address).join(', ');
    show(byId('add-form'), Boolean(conversation.addHref) && !conversation.isOver);
    show(byId('leave'), !conversation.isOver && Boolean(conversation.href) && !conversation.invitation);
    show(byId('invitation'), Boolean(conversation.invitation));
    byId('invitation-text').textContent = conversation.invitation
      ? `${conversation.title} wants to talk with you: ${conversation.invitation.text || '(no message)'}` : '';
    const typists = conversation.typists;
    byId('typing').textContent = typists.length ? `${typists.join(', ')} ${typists.length > 1 ? 'are' : 'is'} typing...` : '';
    byId('text').disabled = !conversation.canWrite;
    byId('send-form').querySelector('button').disabled = byId('text').disabled;
    this.#renderMessages(conversation);
  }

  #renderMessages(conversation) {
    const list = byId('messages');
    const isAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 60;
    conversation.messages.forEach((entry, place) => {
      const item = this.#items[place] ?? this.#append(list, entry);
      const state = entry.state ? ` - ${entry.state}` : '';
      if (item.meta && item.state !== state) {
        item.state = state;
        item.meta.textContent = `${entry.isOwn ? 'You' : entry.from}, ${time.format(entry.time)}${state}`;
        item.meta.classList.toggle('failed', Boolean(entry.isFailed));
      }
    });
    if (isAtEnd)
      list.scrollTop = list.scrollHeight;
  }

  #append(list, entry) {
    const item = {};
    if (entry.event) {
      item.node = element('div', { className: `entry event${entry.isFailure ? ' failed' : ''}`, textContent: entry.event });
    } else {
      item.meta = element('p', { className: 'meta', dir: 'auto' });
      item.node = element('div', { className: entry.isOwn ? 'entry own' : 'entry' },
        item.meta, element('p', { className: 'text', dir: 'auto', textContent: entry.text }));
    }
    list.append(item.node);
    this.#items.push(item);
    return item;
  }

  async #submit() {
    const field = byId('text');
    const text = field.value;
    if (!text.trim() || field.disabled)
      return;
    field.value = '';
    await this.send(this.#conversation, text);
    field.focus();
  }

  async #add() {
    const address = fullAddress(byId('add').value);
    await this.#conversation.add(this.#conversation.addHref, address);
    byId('add').value = '';
  }

  async #answer(isAccepted) {
    await this.#conversation.answer(isAccepted);
    (isAccepted ? byId('messages') : byId('talk-title')).focus();
  }
}
