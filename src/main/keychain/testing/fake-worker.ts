import { EventEmitter } from 'node:events';
import { parseQuestion } from '../protocol.ts';
import type { Answer, Numbered, Question } from '../protocol.ts';
import type { KeychainWorker } from '../running-worker.ts';

/** The keychain's process as the client sees it; a test gives its answers. It has no pid, so nothing is ever signalled. */
export class FakeWorker extends EventEmitter implements KeychainWorker {
  readonly questions: Numbered<Question>[] = [];
  killed = false;
  /** Set: its channel is closed, though it has not been seen to end. */
  unreachable = false;

  postMessage(message: object): void {
    if (this.unreachable) throw new Error('The channel is closed');
    const question = parseQuestion(message);
    if (question !== null) this.questions.push(question);
  }

  kill(): boolean {
    this.killed = true;
    return false;
  }

  /** Answers the latest question. */
  answer(answer: Answer): void {
    this.emit('message', { ...answer, id: this.questions.at(-1)?.id });
  }

  crash(): void {
    this.emit('exit', 1);
  }
}
