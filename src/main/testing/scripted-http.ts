import type { Failure } from '../../contract/result.ts';
import type { Clock } from '../clock.ts';
import { TokendockError } from '../errors.ts';
import type { Http, HttpAnswer, HttpRequest } from '../providers/http.ts';

/** How the next request ends: with an answer, a failure of the network, or as the function says. */
export type Step = Partial<HttpAnswer> | Failure | ((signal: AbortSignal | undefined) => Promise<HttpAnswer>);

/** A network on which each request is answered by the next step of a script. One without a step is an error. */
export interface ScriptedHttp {
  readonly http: Http;
  readonly requests: HttpRequest[];
  readonly script: Step[];
  readonly answer: (given?: Partial<HttpAnswer>) => HttpAnswer;
}

export function scriptedHttp(clock: Clock): ScriptedHttp {
  const requests: HttpRequest[] = [];
  const script: Step[] = [];
  const answer = (given: Partial<HttpAnswer> = {}): HttpAnswer => ({
    status: 200,
    json: undefined,
    retryAfterMs: null,
    exchange: { sentAt: clock.now(), sentMonotonic: clock.monotonic(), serverTime: null },
    ...given,
  });
  return {
    requests,
    script,
    answer,
    async http(request, signal) {
      requests.push(request);
      const step = script.shift();
      if (step === undefined) throw new Error('The script holds no answer for this request.');
      if (typeof step === 'function') return step(signal);
      await new Promise((resolve) => process.nextTick(resolve));
      if ('code' in step) throw new TokendockError(step);
      return answer(step);
    },
  };
}

/** Cloudidr's success. */
export function signedIn(token: string, seconds?: number): Partial<HttpAnswer> {
  return { json: { access_token: token, ...(seconds !== undefined && { expires_in: seconds }) } };
}

/** Cloudidr's refusal. */
export const wrongPassword: Partial<HttpAnswer> = {
  status: 401,
  json: { error: { code: 401, message: 'Invalid username or password' } },
};

/** Never answers; ends as `Http` does when its signal says so. */
export function silence(signal: AbortSignal | undefined): Promise<HttpAnswer> {
  return new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason instanceof Error ? signal.reason : new Error('?')));
  });
}
