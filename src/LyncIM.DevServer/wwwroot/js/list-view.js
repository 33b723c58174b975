// The list of conversations, newest first, and whom one can write to.

import { byId, element, show } from './dom.js';
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

  render(conversations, current) {
    const list = byId('conversations');
    const sorted = [...conversations].sort((one, other) => other.touched - one.touched || other.key - one.key);
    for (const [conversation, row] of this.#rows) {
      if (!sorted.includes(conversation)) {
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
    show(byId('no-conversations'), sorted.length === 0);
    const unread = sorted.reduce((sum, conversation) => sum + conversation.unread, 0);
    document.title = `${unread ? `(${unread}) ` : ''}LyncIM development server`;
  }

  clear() {
    byId('conversations').replaceChildren();
    this.#rows.clear();
  }

  #add(conversation) {
    const row = {
      name: element('span', { className: 'name' }),
      unread: element('span', { className: 'unread' }),
      preview: element('span', { className: 'preview' }),
    };
    row.button = element('button', { type: 'button', onclick: () => this.open(conversation) }, row.name, row.unread, row.preview);
    row.item = element('li', {}, row.button);
    this.#rows.set(conversation, row);
    return row;
  }

  #fill(row, conversation, isCurrent) {
    const last = conversation.messages.at(-1);
    row.name.textContent = conversation.title;
    row.unread.textContent = conversation.unread ? `${conversation.unread} unread` : '';
    show(row.unread, conversation.unread > 0);
    row.preview.textContent = conversation.invitation ? `Invitation: ${line(conversation.invitation.text)}`
      : conversation.typists.length ? 'typing...'
      : line((last?.event ?? last?.text ?? '').slice(0, 200));
    row.button.setAttribute('aria-current', String(isCurrent));
  }
}
