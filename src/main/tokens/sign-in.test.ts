import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Failure } from '../../contract/result.ts';
import { systemClock } from '../clock.ts';
import { TokendockError } from '../errors.ts';
import { providers } from '../providers/index.ts';
import { Secret } from '../secret.ts';
import { failureOf } from '../testing/failure-of.ts';
import { scriptedHttp, signedIn, silence, wrongPassword } from '../testing/scripted-http.ts';
import type { Step } from '../testing/scripted-http.ts';
import { signInPatiently } from './sign-in.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const network = (problem: 'dns' | 'refused' | 'offline' | 'proxy' | 'tls'): Failure => ({
  code: 'network',
  problem,
  message: 'No connection.',
});
const slow: Failure = { code: 'timed-out', message: 'Too slow.' };

const tenSeconds: Step = () =>
  new Promise((_resolve, reject) => setTimeout(() => reject(new TokendockError(slow)), 10_000));

/** Signs in on a network that follows the script; `took` is how long it all took, in ms. */
async function run(script: readonly Step[], { random = 0.5, signal = new AbortController().signal } = {}) {
  const { http, requests, script: steps } = scriptedHttp(systemClock);
  steps.push(...script);
  const began = Date.now();
  const as = { identifier: { kind: 'username' as const, value: 'ana' }, baseUrl: 'https://api.example', choice: null };
  const attempt = { http, provider: providers.cloudidr, as, password: new Secret('pw'), signal, random: () => random };
  const work = signInPatiently(attempt);
  const outcome = failureOf(() => work).catch(() => null);
  await vi.runAllTimersAsync();
  const took = Date.now() - began;
  const failure = await outcome;
  return { requests: requests.length, took, failure, token: failure ? null : (await work).accessToken.reveal() };
}

describe('signing in', () => {
  it('asks once where all is well', async () => {
    expect(await run([signedIn('t1')])).toEqual({ requests: 1, took: 0, failure: null, token: 't1' });
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each([
    ['an unknown host', network('dns')],
    ['a refused connection', network('refused')],
    ['no network', network('offline')],
    ['a broken proxy', network('proxy')],
    ['no answer in time', slow],
    ['HTTP 500', { status: 500 }],
    ['HTTP 502', { status: 502 }],
    ['HTTP 503', { status: 503 }],
  ] satisfies [string, Step][])('tries again up to twice after %s', async (_name, step) => {
    expect(await run([step, step, signedIn('t1')])).toMatchObject({ requests: 3, token: 't1' });
    const { requests, failure } = await run([step, step, step]);
    expect(requests).toBe(3);
    expect(failure).not.toBeNull();
  });

  it.each([
    ['a rejected password', wrongPassword, 'invalid-credentials'],
    ['HTTP 400', { status: 400 }, 'invalid-credentials'],
    ['HTTP 403', { status: 403 }, 'invalid-credentials'],
    ['HTTP 422', { status: 422 }, 'invalid-credentials'],
    ['a certificate that is not trusted', network('tls'), 'network'],
    ['HTTP 429 that says no time', { status: 429 }, 'rate-limited'],
    ['an answer without a token', { json: {} }, 'bad-answer'],
    ['an answer that is no JSON', {}, 'bad-answer'],
    ['HTTP 404', { status: 404 }, 'bad-answer'],
    ['a redirect', { code: 'redirected', host: 'other.example', message: 'Elsewhere.' }, 'redirected'],
  ] satisfies [string, Step, string][])('does not try again after %s', async (_name, step, code) => {
    const { requests, took, failure } = await run([step]);
    expect({ requests, took, code: failure?.code }).toEqual({ requests: 1, took: 0, code });
  });

  it('does not try a rejected password again after a network failure either', async () => {
    expect(await run([network('dns'), wrongPassword])).toMatchObject({
      requests: 2,
      failure: { code: 'invalid-credentials' },
    });
  });

  it('does not try again after an error that it does not know', async () => {
    const { http, requests, script } = scriptedHttp(systemClock);
    script.push(() => Promise.reject(new TypeError('canary')));
    const as = {
      identifier: { kind: 'username' as const, value: 'ana' },
      baseUrl: 'https://api.example',
      choice: null,
    };
    const { signal } = new AbortController();
    const attempt = { http, provider: providers.cloudidr, as, password: new Secret('pw'), signal };
    await expect(signInPatiently(attempt)).rejects.toThrow(TypeError);
    expect(requests).toHaveLength(1);
  });
});

describe('the pause between two tries', () => {
  it.each([
    [0, 200 + 400],
    [0.5, 400 + 800],
    [0.999, 600 + 1200],
  ])('grows and is jittered (at %d: %d ms in all)', async (random, expected) => {
    const { took } = await run([{ status: 500 }, { status: 500 }, { status: 500 }], { random });
    expect(Math.abs(took - expected)).toBeLessThan(5);
  });

  it.each([429, 503])('is what Retry-After says on a %i', async (status) => {
    const { requests, took, token } = await run([
      { status, retryAfterMs: 3000 },
      { status, retryAfterMs: 4000 },
      signedIn('t1'),
    ]);
    expect({ requests, took, token }).toEqual({ requests: 3, took: 7000, token: 't1' });
  });

  it('is none where Retry-After says 0, and there are still two retries at most', async () => {
    const busy = { status: 429, retryAfterMs: 0 };
    expect(await run([busy, busy, busy])).toMatchObject({ requests: 3, took: 0, failure: { code: 'rate-limited' } });
  });

  it.each([429, 503])('is not begun where Retry-After of a %i goes beyond a person’s patience', async (status) => {
    const { requests, took, failure } = await run([{ status, retryAfterMs: 14_500 }]);
    expect({ requests, took }).toEqual({ requests: 1, took: 0 });
    expect(failure).toMatchObject({ retryAfterMs: 14_500 });
  });
});

describe('a person’s patience', () => {
  it('ends within 15 s when nothing answers at all', async () => {
    const { took, failure } = await run([silence]);
    expect(took).toBe(14_500);
    expect(failure?.code).toBe('timed-out');
  });

  it('ends within 15 s, however the tries before went', async () => {
    const { requests, took, failure } = await run([tenSeconds, silence]);
    expect(requests).toBe(2);
    expect(took).toBe(14_500);
    expect(failure?.code).toBe('timed-out');
  });

  it('leaves no timer behind', async () => {
    await run([{ status: 500 }, wrongPassword]);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a cancelled sign-in', () => {
  const cancelled = new TokendockError({ code: 'cancelled', message: 'Changed.' });

  it('ends at once while it waits for an answer', async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(cancelled), 700);
    const { took, failure } = await run([silence], { signal: controller.signal });
    expect(failure).toBe(cancelled.failure);
    expect(took).toBe(700);
  });

  it('ends at once while it pauses, and asks no more', async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(cancelled), 100);
    const { requests, took, failure } = await run([{ status: 500 }], { signal: controller.signal });
    expect({ requests, took, code: failure?.code }).toEqual({ requests: 1, took: 100, code: 'cancelled' });
  });
});
