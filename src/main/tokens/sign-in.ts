import { TokendockError } from '../errors.ts';
import { timedOut } from '../providers/http.ts';
import type { Http } from '../providers/http.ts';
import type { Provider, SignIn, SignInAs } from '../providers/provider.ts';
import type { Secret } from '../secret.ts';

/** A little less than the 15 s that a person waits at most, in ms. */
const patienceMs = 14_500;
const maxRetries = 2;

interface Attempt {
  readonly http: Http;
  readonly provider: Provider;
  readonly as: SignInAs;
  readonly password: Secret;
  /** Ends the attempt with the signal's reason. */
  readonly signal: AbortSignal;
  /** Between 0 and 1; jitters the pause between two tries. */
  readonly random?: () => number;
}

/**
 * Signs in, trying again up to twice where that can help: after network failures, 5xx, and where the provider says
 * when (`Retry-After`). A rejected password is tried once. Ends within 15 s (`timed-out`).
 */
export async function signInPatiently({
  http,
  provider,
  as,
  password,
  signal,
  random = Math.random,
}: Attempt): Promise<SignIn> {
  const patience = new AbortController();
  const endOfPatience = Date.now() + patienceMs;
  const timer = setTimeout(() => patience.abort(timedOut()), patienceMs);
  const either = AbortSignal.any([signal, patience.signal]);
  try {
    for (let retry = 0; ; retry++) {
      try {
        return await provider.signIn((request) => http(request, either), as, password);
      } catch (error) {
        const pause = retry < maxRetries && !either.aborted ? pauseBefore(error, retry, random) : null;
        if (pause === null || Date.now() + pause >= endOfPatience) throw error;
        await sleep(pause, either);
      }
    }
  } finally {
    clearTimeout(timer);
  }
}

/** How long to wait before trying again, in ms; null where that can't help or could do harm. */
function pauseBefore(error: unknown, retry: number, random: () => number): number | null {
  if (!(error instanceof TokendockError)) return null;
  const { failure } = error;
  const backoff = 400 * 2 ** retry * (0.5 + random());
  if (failure.code === 'rate-limited') return failure.retryAfterMs;
  if (failure.code === 'provider-unavailable') return failure.retryAfterMs ?? backoff;
  if (failure.code === 'timed-out') return backoff;
  if (failure.code === 'network') return failure.problem === 'tls' ? null : backoff;
  return null;
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal.reason instanceof Error ? signal.reason : timedOut());
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal.addEventListener('abort', stop, { once: true });
  });
}
