// Conversations that one starts: a first message goes with the invitation, and events say what becomes of both.

import { settle } from './deliveries.js';
import { newId } from './http.js';
import { explain } from './text.js';

export class Starts {
  #byOperation = new Map();

  has(conversation) {
    return [...this.#byOperation.values()].includes(conversation);
  }

  /** The conversation that was started by that operation. */
  find(operationId) {
    return this.#byOperation.get(operationId);
  }

  clear() {
    this.#byOperation.clear();
  }

  async begin(conversation, href, text) {
    const operationId = newId();
    this.#byOperation.set(operationId, conversation);
    try {
      await conversation.start(href, text, operationId);
    } catch (failure) {
      if (failure.status === 0)
        this.#doubt(conversation, failure);
      else
        this.finish(conversation, false, failure);
    }
  }

  /** Says what became of the first message, and of the conversation with it. */
  finish(conversation, isSuccess, reason) {
    if (!conversation.first)
      return;
    for (const [operation, known] of this.#byOperation)
      if (known === conversation)
        this.#byOperation.delete(operation);
    settle(conversation.first, isSuccess, `not delivered: ${explain(reason)}`);
    conversation.first = null;
    if (!isSuccess)
      conversation.end('The conversation was not started.', true);
    conversation.changed();
  }

  /** The answer is lost: events may still tell, and one can say it again. */
  #doubt(conversation, failure) {
    if (conversation.href)
      return;
    settle(conversation.first, false, `perhaps not delivered: ${failure.message}`);
    conversation.isDraft = true;
    conversation.changed();
  }
}
