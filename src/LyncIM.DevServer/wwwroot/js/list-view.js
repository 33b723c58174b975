// The list of conversations, newest first, and whom one can write to.

import { byId, element, setText, show } from './dom.js';
import { people } from './people.js';
import { line } from './text.js';

export class ListView {
  #rows = new Map();

  constructor(open) {
    this.open = open;
    byId('behaviours').append(...people.flatMap(([name, does]) => [
      element('dt', {}, element('code', { textContent: `${name}@contoso.com` })),
      element('dd', { textContent: does }),
    ]));
    byId('people').append(...people.map(([name, does]) => element('option', { value: `${name}@contoso.com`, label: does })));
  }

  /** Says how a script reaches whoever is signed in. */
  explain(address) {
    setText(byId('hint'), `Send-LyncMessage ${address} 'Hello'`);
  }

  render(conversations, current) {
    const list = byId('conversations');
    const focused = document.activeElement;
    const sorted = [...conversations].sort((one, other) => other.touched - one.touched || other.key - one.key);
    const present = new Set(sorted);
    for (const [conversation, row] of this.#rows) {
      if (!present.has(conversation)) {
        row.item.remove();
        this.#rows.delete(conversation);
      }
    }
    sorted.forEach((conversation, place) => {
      const row = this.#rows.get(conversation) ?? this.#add(conversation);
      this.#fill(row, conversation, conversation === current);
      if (list.children[place] !== row.item)
        list.insertBefore(row.item, list.children[place] ?? null);
    });
    // Keeps the focus, which a row loses when it moves.
    if (document.activeElement !== focused && list.contains(focused))
      focused.focus();
    show(byId('no-conversations'), sorted.length === 0);
  }

  focus(conversation) {
    (this.#rows.get(conversation)?.button ?? byId('to')).focus();
  }

  #add(conversation) {
    const row = {
      name: element('span', { className: 'name', dir: 'auto' }),
      unread: element('span', { className: 'unread' }),
      preview: element('span', { className: 'preview', dir: 'auto' }),
    };
    row.button = element('button', { type: 'button', onclick: () => this.open(conversation) }, row.name, row.unread, row.preview);
    row.item = element('li', {}, row.button);
    this.#rows.set(conversation, row);
    return row;
  }

  #fill(row, conversation, isCurrent) {
    setText(row.name, conversation.title);
    setText(row.unread, conversation.unread ? `${conversation.unread} unread` : '');
    show(row.unread, conversation.unread > 0);
    setText(row.preview, preview(conversation));
    row.button.classList.toggle('over', conversation.isOver);
    row.button.setAttribute('aria-current', String(isCurrent));
  }
}

function preview(conversation) {
  if (conversation.invitation)
    return `Invitation: ${line(conversation.invitation.text.slice(0, 200))}`;
  if (conversation.typists.length)
    return 'typing...';
  const last = conversation.messages.at(-1);
  return last ? line((last.event ?? last.text).slice(0, 200)) : 'New';
}
