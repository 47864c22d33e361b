import { createTurns } from '../turns.ts';
import type { Answer, Question } from './protocol.ts';
import type { TextStore } from './text-store.ts';
import { TroubleError } from './trouble.ts';

/** Answers one question after the other, in the order in which they came; no two are at the store at once. Never rejects. */
export function createAnswering(store: TextStore): (question: Question) => Promise<Answer> {
  const inTurn = createTurns();
  return (question) => inTurn(() => answerOne(store, question));
}

async function answerOne(store: TextStore, question: Question): Promise<Answer> {
  try {
    return { ok: true, value: await ask(store, question) };
  } catch (error) {
    return { ok: false, trouble: error instanceof TroubleError ? error.trouble : 'refused' };
  }
}

async function ask(store: TextStore, question: Question): Promise<string | boolean | null> {
  switch (question.verb) {
    case 'get':
      return await store.get(question.account);
    case 'delete':
      return await store.delete(question.account);
    case 'set':
      await store.set(question.account, question.value);
      return null;
  }
}
