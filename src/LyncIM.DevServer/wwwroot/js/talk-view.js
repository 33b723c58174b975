// The conversation that is open: its people, its messages, and a field to write in.

import { byId, element, onSubmit, setText, show } from './dom.js';
import { fullAddress } from './text.js';

const time = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const nearEnd = 60;
const longestInvitation = 500;

export class TalkView {
  #conversation = null;
  #items = [];

  /** `attempt` wraps what may fail; `send`, `remove` and `close` are what the page does for it. */
  constructor({ attempt, send, remove, close }) {
    this.send = send;
    this.remove = remove;
    onSubmit(byId('send-form'), attempt(() => this.#submit()));
    onSubmit(byId('add-form'), attempt(() => this.#add()));
    byId('text').addEventListener('keydown', event => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing)
        return;
      event.preventDefault();
      byId('send-form').requestSubmit();
    });
    byId('text').addEventListener('input', () => this.#conversation?.type());
    byId('leave').addEventListener('click', attempt(() => this.#leave()));
    byId('back').addEventListener('click', close);
    byId('accept').addEventListener('click', attempt(() => this.#answer(true)));
    byId('decline').addEventListener('click', attempt(() => this.#answer(false)));
  }

  get conversation() {
    return this.#conversation;
  }

  /** Opens another conversation, and keeps what is being written in this one; null closes. */
  open(conversation) {
    if (this.#conversation)
      this.#conversation.written = byId('text').value;
    this.#conversation = conversation;
    this.#items = [];
    // Fills the log without having all of it read out.
    byId('messages').setAttribute('aria-live', 'off');
    byId('messages').replaceChildren();
    byId('text').value = conversation?.written ?? '';
    byId('add').value = '';
    byId('workplace').classList.toggle('talking', Boolean(conversation));
    show(byId('talk'), Boolean(conversation));
    this.render();
    setTimeout(() => byId('messages').removeAttribute('aria-live'));
    if (conversation)
      this.#focus();
  }

  render() {
    const conversation = this.#conversation;
    if (!conversation)
      return;
    if (!document.hidden && !conversation.invitation)
      conversation.unread = 0;
    setText(byId('talk-title'), conversation.title);
    this.#renderPeople(conversation);
    show(byId('add-form'), Boolean(conversation.addHref) && !conversation.isOver);
    show(byId('leave'), !conversation.invitation);
    setText(byId('leave'), conversation.isOver || !conversation.href ? 'Remove' : 'Leave');
    show(byId('invitation'), Boolean(conversation.invitation));
    setText(byId('invitation-text'), inviting(conversation));
    const { typists } = conversation;
    setText(byId('typing'), typists.length ? `${typists.join(', ')} ${typists.length > 1 ? 'are' : 'is'} typing...` : '');
    byId('text').disabled = !conversation.canWrite;
    byId('text').placeholder = conversation.isOver && conversation.canWrite ? 'What you write now starts another conversation.' : '';
    byId('send-form').querySelector('button').disabled = byId('text').disabled;
    this.#renderMessages(conversation);
  }

  #renderPeople(conversation) {
    const people = [...conversation.people.values()]
      .map(person => person.name ? `${person.name} <${person.address}>` : person.address);
    const list = byId('talk-people');
    if (list.dataset.people === people.join('\n'))
      return;
    list.dataset.people = people.join('\n');
    list.replaceChildren(...people.map(textContent => element('li', { textContent })));
  }

  #renderMessages(conversation) {
    const list = byId('messages');
    const isAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < nearEnd;
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
      item.node = element('p', { className: `entry event${entry.isFailure ? ' failed' : ''}`, dir: 'auto', textContent: entry.event });
    } else {
      item.meta = element('p', { className: 'meta', dir: 'auto' });
      item.node = element('div', { className: entry.isOwn ? 'entry own' : 'entry' },
        item.meta, element('p', { className: 'text', dir: 'auto', textContent: entry.text }));
    }
    list.append(item.node);
    this.#items.push(item);
    return item;
  }

  /** Where one goes on: at the answer to give, in the field, or at the top. */
  #focus() {
    const { invitation } = this.#conversation;
    (invitation ? byId('accept') : byId('text').disabled ? byId('talk-title') : byId('text')).focus();
  }

  async #submit() {
    const field = byId('text');
    const text = field.value;
    if (!text.trim() || field.disabled)
      return;
    field.value = '';
    field.focus();
    await this.send(this.#conversation, text);
  }

  async #add() {
    const address = fullAddress(byId('add').value);
    await this.#conversation.add(address);
    byId('add').value = '';
  }

  async #leave() {
    const conversation = this.#conversation;
    if (conversation.isOver || !conversation.href)
      this.remove(conversation);
    else
      await conversation.leave();
  }

  async #answer(isAccepted) {
    await this.#conversation.answer(isAccepted);
    this.render();
    this.#focus();
  }
}

/** Of a long message the beginning: the whole of it is among the messages once there is an answer. */
function inviting({ invitation, isMeeting, subject }) {
  if (!invitation)
    return '';
  const { from, text } = invitation;
  const about = subject ? ` about "${subject}"` : '';
  const said = text.length > longestInvitation ? `${text.slice(0, longestInvitation)}...` : text;
  return `${from} ${isMeeting ? 'invites you to a group' : 'wants to talk with you'}${about}${said ? `: ${said}` : '.'}`;
}
