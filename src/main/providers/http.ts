import { t } from '../../contract/language/language.ts';
import type { Authority } from '../../contract/account.ts';
import type { Clock } from '../clock.ts';
import { TokendockError } from '../errors.ts';
import type { Secret } from '../secret.ts';
import { networkFailure } from './network-failure.ts';
import { repeatsSecret } from './words.ts';

/** The part of `fetch` that is needed: `net.fetch` in the app, Node's in tests. */
export type Fetch = (url: string, init: RequestInit, authority?: Authority | null) => Promise<Response>;

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: object;
  /** What it carries that must not be shown, should the answer repeat it. */
  readonly secrets?: readonly Secret[];
  /** Trusted beside the system’s. */
  readonly authority?: Authority | null;
}

/**
 * When a request was sent, on every clock that says something about it. Whatever the answer grants began later: so a life
 * that is counted from here never comes out too long, however slow the answer was.
 */
export interface Exchange {
  /** The local wall clock, in ms since 1970. */
  readonly sentAt: number;
  readonly sentMonotonic: number;
  /** The answer's `Date` header (RFC 9110 §6.6.1) in ms since 1970, or null where there is none. */
  readonly serverTime: number | null;
}

export interface HttpAnswer {
  readonly status: number;
  /** The parsed body, or undefined where it is not JSON. It is a stranger's: parse it before use. */
  readonly json: unknown;
  /** From `Retry-After` (RFC 9110 §10.2.3), in ms from now; null where it is absent or makes no sense. */
  readonly retryAfterMs: number | null;
  readonly exchange: Exchange;
}

/**
 * Sends one request and reads its whole answer.
 *
 * Never follows a redirect, since that would take the password to wherever the answer points (`redirected`).
 * Fails with `timed-out` after 10 s over headers and body, with `bad-answer` above 512 KiB of decoded body, and with
 * `network`; but where the status is a refusal, that is the answer, without what could not be read. Any status is an
 * answer. Nothing that it throws quotes the request or the body.
 */
export type Http = (request: HttpRequest, signal?: AbortSignal) => Promise<HttpAnswer>;

/** A megabyte of empty objects would take more than 32 MB when it is parsed. */
const maxBodyBytes = 512 * 1024;

interface HttpOptions {
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly deadlineMs?: number;
}

export function createHttp({ fetch, clock, deadlineMs = 10_000 }: HttpOptions): Http {
  return async (request, signal) => {
    const sent = { sentAt: clock.now(), sentMonotonic: clock.monotonic() };
    const deadline = AbortSignal.timeout(deadlineMs);
    const either = signal ? AbortSignal.any([deadline, signal]) : deadline;
    const asked = fetch(request.url, initOf(request, either), request.authority ?? null);
    const response = await untilAborted(asked, either);
    if (response.status >= 300 && response.status < 400) {
      void response.body?.cancel().catch(() => undefined);
      throw redirected(response.headers.get('location'), request);
    }
    const reading = untilAborted(readBody(response), either);
    const body = await (response.status < 400 ? reading : reading.catch(withoutWords));
    return {
      status: response.status,
      json: parseJson(body),
      retryAfterMs: parseRetryAfter(response.headers.get('retry-after'), clock.now()),
      exchange: { ...sent, serverTime: parseDate(response.headers.get('date')) },
    };
  };
}

/** The same, for an account whose server has an authority of its own. */
export function trusting(http: Http, authority: Authority | null): Http {
  return authority === null ? http : (request, signal) => http({ ...request, authority }, signal);
}

function initOf({ method, headers, body }: HttpRequest, signal: AbortSignal): RequestInit {
  return {
    method,
    headers: { Accept: 'application/json', ...(body && { 'Content-Type': 'application/json' }), ...headers },
    ...(body && { body: JSON.stringify(body) }),
    // Not 'error', which hides where the redirect points; a 3xx comes back unfollowed.
    redirect: 'manual',
    credentials: 'omit',
    cache: 'no-store',
    signal,
  };
}

/**
 * A refusal stands, whatever comes of its body: as a failure of the network it would be tried again, and a rejected
 * password must not be.
 */
function withoutWords(error: unknown): string {
  if (error instanceof TokendockError && error.code !== 'cancelled') return '';
  throw error;
}

/**
 * Ends with the signal, whatever `fetch` makes of it. Words every failure of the network itself; the caught error's text is
 * dropped: it may quote a header or the URL.
 */
async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = Promise.withResolvers<never>();
  const stop = (): void => aborted.reject(signal.reason);
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([work, aborted.promise]);
  } catch (error) {
    if (error instanceof TokendockError) throw error;
    if (signal.aborted) throw signal.reason instanceof TokendockError ? signal.reason : timedOut();
    throw networkFailure(error);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

export function timedOut(): TokendockError {
  return new TokendockError({ code: 'timed-out', message: t('failure.timedOut') });
}

function redirected(location: string | null, { url, secrets = [] }: HttpRequest): TokendockError {
  const named = location === null ? null : (URL.parse(location, url)?.host ?? null);
  // A host that is made of the password would end up beside the account, and in its history on the disk.
  const host = named === null || repeatsSecret(named, secrets) ? null : named;
  return new TokendockError({
    code: 'redirected',
    host,
    message: host === null ? t('failure.redirectedSomewhere') : t('failure.redirected', { host: host.slice(0, 100) }),
  });
}

async function readBody(response: Response): Promise<string> {
  if (!response.body) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.byteLength;
    if (size > maxBodyBytes) {
      throw new TokendockError({ code: 'bad-answer', message: t('failure.answerTooLong') });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** JSON.parse quotes the text that it chokes on, so its error goes no further. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function parseDate(header: string | null): number | null {
  const time = header === null ? Number.NaN : Date.parse(header);
  return Number.isNaN(time) ? null : time;
}

function parseRetryAfter(header: string | null, now: number): number | null {
  if (header === null) return null;
  if (/^\s*\d{1,9}\s*$/.test(header)) return Number(header) * 1000;
  const time = parseDate(header);
  return time === null ? null : Math.max(0, time - now);
}
