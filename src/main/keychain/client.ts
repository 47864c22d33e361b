import { t } from '../../contract/language/language.ts';
import { TokendockError } from '../errors.ts';
import { requireAccountName, requireStorable } from './accepted.ts';
import { keychainFailure } from './failure-words.ts';
import type { Surroundings } from './failure-words.ts';
import type { Keychain } from './keychain.ts';
import type { Answer, Question } from './protocol.ts';
import { watchWorker } from './running-worker.ts';
import type { KeychainWorker, RunningWorker } from './running-worker.ts';
import type { Trouble } from './trouble.ts';

export interface KeychainClientOptions {
  /** Starts the process that runs `worker.ts`: `utilityProcess.fork` in the app. May throw. */
  readonly startWorker: () => KeychainWorker;
  readonly deadlineMs?: number;
  readonly surroundings?: Surroundings;
}

export interface KeychainClient extends Keychain {
  /** Stops the process; what is under way or asked for later fails as `cancelled`. */
  end(): void;
  /** Stops the process as soon as it is idle, and with it what it remembers; the next call starts another. */
  release(): void;
}

const stopped = { ok: false, trouble: 'crashed' } as const;

interface Waiting {
  readonly question: Question;
  readonly answered: (answer: Answer) => void;
}

/** On Linux each account that a process has asked for costs it a bus connection (`native-store.ts`). */
const questionsPerWorker = 200;

/** What is true of the keychain as a whole: each call in the queue would wait, or raise another prompt, for the same. */
const failsTheQueue: ReadonlySet<Trouble> = new Set(['no-answer', 'locked']);

/**
 * The system's keychain through a process of its own, with one call in flight. A call that is not answered in time
 * costs that process its life, and fails whatever is queued; the next call starts another.
 */
export function createKeychainClient(options: KeychainClientOptions): KeychainClient {
  const { startWorker, deadlineMs = 3000, surroundings = ownSurroundings() } = options;
  const queue: Waiting[] = [];
  let worker: RunningWorker | null = null;
  let questions = 0;
  let busy = false;
  let ended = false;
  let releasing = false;

  const deliver = async (question: Question): Promise<Answer> => {
    if (worker === null || !worker.alive || questions >= questionsPerWorker) {
      worker?.stop();
      questions = 0;
      try {
        worker = watchWorker(startWorker(), deadlineMs);
      } catch {
        worker = null;
        return stopped;
      }
    }
    questions += 1;
    const answer = await worker.ask(question);
    if (!answer.ok && answer.trouble === 'no-answer') worker.stop();
    return answer;
  };

  const work = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const answer = await deliver(next.question);
      next.answered(answer);
      if (answer.ok || !failsTheQueue.has(answer.trouble)) continue;
      for (const { answered } of queue.splice(0)) answered(answer);
    }
    busy = false;
    if (releasing) stopIdle();
  };

  const stopIdle = (): void => {
    releasing = busy;
    if (busy) return;
    worker?.stop();
    worker = null;
  };

  const enqueue = (question: Question): Promise<Answer> => {
    const { promise, resolve } = Promise.withResolvers<Answer>();
    queue.push({ question, answered: resolve });
    void work();
    return promise;
  };

  const ask = async (question: Question): Promise<string | boolean | null> => {
    requireAccountName(question.account);
    const answer = ended ? stopped : await enqueue(question);
    if (answer.ok) return answer.value;
    throw new TokendockError(
      ended ? { code: 'cancelled', message: t('failure.ending') } : keychainFailure(answer.trouble, surroundings),
    );
  };

  return {
    async getPassword(account) {
      const value = await ask({ verb: 'get', account });
      return typeof value === 'string' ? value : null;
    },
    async setPassword(account, value) {
      requireStorable(value);
      await ask({ verb: 'set', account, value });
    },
    async deletePassword(account) {
      return (await ask({ verb: 'delete', account })) === true;
    },
    release: stopIdle,
    end() {
      ended = true;
      for (const { answered } of queue.splice(0)) answered(stopped);
      worker?.stop();
    },
  };
}

function ownSurroundings(): Surroundings {
  return { platform: process.platform, desktop: process.env['XDG_CURRENT_DESKTOP'] ?? '' };
}
