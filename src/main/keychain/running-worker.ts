import { parseAnswer } from './protocol.ts';
import type { Answer, Question } from './protocol.ts';

/** What is needed of Electron's `UtilityProcess`. */
export interface KeychainWorker {
  /** Undefined until the process has started. */
  readonly pid?: number | undefined;
  postMessage(message: object): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'spawn' | 'exit', listener: () => void): unknown;
  kill(): boolean;
}

/** The keychain's process and the one question that is before it. */
export interface RunningWorker {
  /** False once it has ended or was stopped. */
  readonly alive: boolean;
  /**
   * Never rejects. No answer by the deadline, which counts from here and so includes the process's start, is
   * `no-answer`; its end is `crashed`.
   */
  ask(question: Question): Promise<Answer>;
  /** Kills it at once; what it may still say is not heard. */
  stop(): void;
}

/** `deadlineMs` is what each answer may take. */
export function watchWorker(worker: KeychainWorker, deadlineMs: number): RunningWorker {
  const post = worker.postMessage.bind(worker);
  let alive = true;
  let questions = 0;
  let settle: ((answer: Answer) => void) | null = null;
  /** One for all questions, since to make one for each takes as long as the rest of asking. */
  let deadline: NodeJS.Timeout | null = null;

  const expire = (): void => settle?.({ ok: false, trouble: 'no-answer' });

  const end = (): void => {
    alive = false;
    clearTimeout(deadline ?? undefined);
    settle?.({ ok: false, trouble: 'crashed' });
  };
  worker.on('exit', end);
  worker.on('message', (message) => {
    const answer = parseAnswer(message);
    if (answer?.id === questions) settle?.(answer);
  });

  return {
    get alive() {
      return alive;
    },

    async ask(question) {
      if (!alive) return { ok: false, trouble: 'crashed' };
      questions += 1;
      const { promise, resolve } = Promise.withResolvers<Answer>();
      settle = resolve;
      // It must not keep a program running that has nothing else to do.
      deadline = deadline?.refresh() ?? setTimeout(expire, deadlineMs).unref();
      try {
        post({ ...question, id: questions });
      } catch {
        // It has ended, but that is not known here yet.
        this.stop();
      }
      const answer = await promise;
      settle = null;
      return answer;
    },

    stop() {
      if (!alive) return;
      kill(worker);
      end();
    },
  };
}

/**
 * Electron's own `kill()` asks with SIGTERM and insists after 2 s only, and does nothing while the process is still
 * starting: until then the old process might still change the keychain behind the back of the next one.
 */
function kill(worker: KeychainWorker): void {
  if (worker.pid === undefined) {
    worker.on('spawn', () => kill(worker));
    worker.kill();
    return;
  }
  try {
    process.kill(worker.pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
