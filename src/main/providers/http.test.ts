import { expect, it } from 'vitest';
import { TokendockError } from '../errors.ts';
import { failureOf } from '../testing/failure-of.ts';
import { createTestClock } from '../testing/test-clock.ts';
import { createHttp } from './http.ts';

const request = { method: 'POST', url: 'https://api.acme.test/sign-in', body: {} } as const;

/** A body of these pieces, which then fails, or goes on for ever. */
function broken(pieces: readonly string[], end?: Error): ReadableStream<Uint8Array> {
  const left = pieces.map((piece) => Buffer.from(piece));
  return new ReadableStream({
    pull(controller) {
      const next = left.shift();
      if (next) controller.enqueue(next);
      else if (end) controller.error(end);
      else return new Promise(() => undefined);
      return undefined;
    },
  });
}

it('an answer is as old as its request, however long it was on its way', async () => {
  const clock = createTestClock();
  const sent = { sentAt: clock.now(), sentMonotonic: clock.monotonic() };
  const fetch = async (): Promise<Response> => {
    clock.pass(8000);
    clock.sleep(3_600_000);
    return new Response('{}', { headers: { date: new Date(clock.now()).toUTCString() } });
  };
  const { exchange } = await createHttp({ fetch, clock })(request);
  expect(exchange).toEqual({ ...sent, serverTime: clock.now() });
});

it.each([
  ['breaks off', () => broken(['{"mess'], new Error('reset'))],
  ['never ends', () => broken(['{"mess'])],
  ['is too large', () => broken(Array.from({ length: 40 }, () => 'a'.repeat(100_000)))],
])('a refusal whose body %s is a refusal without words; any other answer is a failure', async (_what, body) => {
  const answering = (status: number) =>
    createHttp({ fetch: async () => new Response(body(), { status }), clock: createTestClock(), deadlineMs: 50 });
  expect(await answering(401)(request)).toMatchObject({ status: 401, json: undefined });
  expect(await answering(503)(request)).toMatchObject({ status: 503, json: undefined });
  expect((await failureOf(() => answering(200)(request))).code).toMatch(/network|timed-out|bad-answer/);
});

it('a refusal that was called off is one no more', async () => {
  const cancelled = new TokendockError({ code: 'cancelled', message: 'Changed.' });
  const controller = new AbortController();
  const http = createHttp({
    async fetch() {
      setTimeout(() => controller.abort(cancelled), 10);
      return new Response(broken(['{"mess']), { status: 401 });
    },
    clock: createTestClock(),
  });
  expect((await failureOf(() => http(request, controller.signal))).code).toBe('cancelled');
});
