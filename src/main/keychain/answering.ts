import type { Answer, Question } from './protocol.ts';
import type { TextStore } from './text-store.ts';
import { TroubleError } from './trouble.ts';

/** What the store says to a question. Never throws. */
export function answerTo(question: Question, store: TextStore): Answer {
  try {
    return { ok: true, value: ask(store, question) };
  } catch (error) {
    return { ok: false, trouble: error instanceof TroubleError ? error.trouble : 'refused' };
  }
}

function ask(store: TextStore, question: Question): string | boolean | null {
  switch (question.verb) {
    case 'get':
      return store.get(question.account);
    case 'delete':
      return store.delete(question.account);
    case 'set':
      store.set(question.account, question.value);
      return null;
  }
}
