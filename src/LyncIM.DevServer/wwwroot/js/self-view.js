// Who one is, and what one publishes: presence, and a note.

import { byId, setText } from './dom.js';
import { addressOf, line } from './text.js';

/** The choices that stand for what can be published in other ways. */
const choices = { IdleOnline: 'Online', IdleBusy: 'Busy', BeRightBack: 'Away', Offwork: 'Away' };

export class SelfView {
  #session = null;

  constructor(attempt) {
    byId('presence').addEventListener('change', attempt(event => this.#session.publish(event.target.value)));
    byId('note').addEventListener('change', attempt(event => this.#session.publishNote(event.target.value)));
  }

  open(session) {
    this.#session = session;
    setText(byId('who'), `${line(session.me.name)} <${addressOf(session.me.uri)}>`);
    byId('presence').value = 'Online';
    byId('note').value = '';
  }

  /** Shows what is published, which another client of this person may have done. */
  take({ rel, availability, message }) {
    if (rel === 'presence')
      byId('presence').value = choices[availability] ?? availability;
    else if (document.activeElement !== byId('note'))
      byId('note').value = line(message);
  }
}
