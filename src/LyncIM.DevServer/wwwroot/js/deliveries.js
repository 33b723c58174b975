// What becomes of the messages that one has sent: events tell, before or after the answer to the request that sent one.

import { explain } from './text.js';

/** Says at a message what became of it. */
export function settle(entry, isDelivered, otherwise) {
  entry.state = isDelivered ? 'delivered' : otherwise;
  entry.isFailed = !isDelivered;
}

export class Deliveries {
  /** Messages of which nothing is known yet, by what they were called here and by where they are on the server. */
  #open = new Map();
  #told = new Map();

  /** A message is about to be sent. */
  expect(entry) {
    this.#open.set(entry.operationId, entry);
  }

  /** The server has taken it. */
  accept(entry, location) {
    if (entry.state !== 'sending')
      return;
    entry.state = 'sent';
    this.#open.set(location, entry);
    const known = this.#told.get(location);
    if (known)
      this.complete(location, { ...known, operationId: entry.operationId });
  }

  /** The server has not taken it; where its answer was lost, an event may still tell otherwise. */
  refuse(entry, failure) {
    const isLost = failure.status === 0 && entry.operationId;
    if (!isLost)
      this.#open.delete(entry.operationId);
    settle(entry, false, `${isLost ? 'perhaps ' : ''}not delivered: ${failure.message}`);
  }

  /** An event has told of it; `missed` names those in a group who have not got it. */
  complete(href, told) {
    const entry = this.#open.get(told.operationId) ?? this.#open.get(href);
    if (!entry) {
      this.#told.set(href, told);
      return;
    }
    this.#open.delete(href);
    this.#open.delete(entry.operationId);
    settle(
      entry, told.isSuccess && !told.missed,
      told.missed ? `not delivered to ${told.missed}` : `not delivered: ${explain(told.reason)}`);
  }

  /** Nothing will tell any more. */
  giveUp() {
    for (const entry of new Set(this.#open.values()))
      settle(entry, false, 'nobody has said what became of it');
    this.#open.clear();
  }
}
