import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { providerIds } from '../../src/contract/account.ts';
import { refusalSaying } from './documented-answers.ts';
import { startAllProviders } from './index.ts';
import { hostileAnswers, redirectStatuses, redirectTo } from './hostile-answers.ts';
import { hostileToken } from './hostile/success-text.ts';
import { decodeJwt, pageRequests, readMember, readText } from './page-sign-in.ts';
import type { AnswerHandler, SimulatedProvider } from './simulated-provider.ts';

const user = { username: 'sam', email: 'sam@example.com', password: 'correct horse' };
let providers: Record<(typeof providerIds)[number], SimulatedProvider>;

beforeAll(async () => {
  providers = await startAllProviders();
});
afterAll(() => Promise.all(Object.values(providers).map((provider) => provider.close())));

function ask(id: (typeof providerIds)[number], handler: AnswerHandler, init: RequestInit = {}): Promise<Response> {
  const page = pageRequests[id];
  providers[id].answerNext(handler);
  const sample = page.init(user, page.identifiers[0] ?? 'username');
  return fetch(providers[id].baseUrl + page.path, { ...sample, ...init });
}

function inFamily(family: (typeof hostileAnswers)[number]['family']) {
  return hostileAnswers.filter((answer) => answer.family === family);
}

async function parseAnswer(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return 'no JSON';
  }
}

function hasClaims(token: string): boolean {
  try {
    return Object.keys(decodeJwt(token)).length > 0;
  } catch {
    return false;
  }
}

/** How the exchange ended, or had not when the signal came. */
async function outcome(asked: Promise<Response>): Promise<'whole' | 'broken' | 'waiting'> {
  try {
    await (await asked).arrayBuffer();
    return 'whole';
  } catch (error) {
    return error instanceof DOMException && error.name === 'TimeoutError' ? 'waiting' : 'broken';
  }
}

test('every name is used once', () => {
  expect(new Set(hostileAnswers.map(({ name }) => name)).size).toBe(hostileAnswers.length);
});

describe.each(providerIds)('%s', (id) => {
  const { token: tokenPath } = pageRequests[id];

  test.each(inFamily('not-json'))('$name is 200 or 204 and no JSON object', async ({ handler }) => {
    const response = await ask(id, handler(id));
    expect([200, 204]).toContain(response.status);
    const body = await parseAnswer(response);
    expect(typeof body === 'object' && body !== null && !Array.isArray(body)).toBe(false);
  });

  test.each(inFamily('no-token'))('$name is a JSON object without a text for token', async ({ handler }) => {
    const response = await ask(id, handler(id));
    expect(response.status).toBe(200);
    const body = await parseAnswer(response);
    expect(body).toBeTypeOf('object');
    expect(readMember(body, tokenPath) || 0).not.toBeTypeOf('string');
  });

  test.each(inFamily('odd-token'))('$name is in the right place', async ({ handler }) => {
    const response = await ask(id, handler(id));
    expect(response.status).toBe(200);
    const token = readText(await response.json(), tokenPath);
    expect(/^[\w.-]{1,2000}$/.test(token) && hasClaims(token)).toBe(false);
  });

  test.each(inFamily('odd-lifetime'))('$name comes with a token', async ({ handler }) => {
    const response = await ask(id, handler(id));
    const body: unknown = await response.json();
    const { exp } = decodeJwt(readText(body, tokenPath));
    const told = { cloudidr: 'expires_in', neostra: 'data.expiresIn', cloudio: '', auths: '', appmixer: '' }[id];
    const lifetime = told === '' ? exp : readMember(body, told);
    const seconds = told === '' ? Number(lifetime) - Date.now() / 1000 : lifetime;
    expect(typeof lifetime === 'number' && Number.isInteger(lifetime) && Number(seconds) > 0 && lifetime < 1e12).toBe(
      false,
    );
  });

  test.each(inFamily('odd-json'))('$name leaves the good token readable', async ({ handler }) => {
    const response = await ask(id, handler(id));
    expect(response.status).toBe(200);
    expect(readText(await response.json(), tokenPath)).toBe(hostileToken);
  });

  test.each(inFamily('too-slow'))('$name is not over soon', async ({ handler }) => {
    expect(await outcome(ask(id, handler(id), { signal: AbortSignal.timeout(150) }))).toBe('waiting');
  });

  test.each(inFamily('cut-off'))('$name breaks', async ({ handler }) => {
    expect(await outcome(ask(id, handler(id), { signal: AbortSignal.timeout(4000) }))).toBe('broken');
  });

  test.each(inFamily('refusal'))('$name is a refusal', async ({ handler }) => {
    const response = await ask(id, handler(id));
    expect(response.status).toBe(id === 'cloudio' ? 403 : 401);
    await response.arrayBuffer();
  });

  test.each(inFamily('broken-refusal'))('$name is a refusal without an end', async ({ handler }) => {
    const response = await ask(id, handler(id), { signal: AbortSignal.timeout(4000) });
    expect(response.status).toBe(id === 'cloudio' ? 403 : 401);
    await response.body?.cancel();
  });

  test('a refusal says what the test wants, in the form of the provider', async () => {
    const response = await ask(id, refusalSaying(id, 'no entry for "correct horse"'));
    const body: unknown = await response.json();
    const path = id === 'cloudidr' ? 'error.details.description' : 'message';
    expect(readMember(body, path)).toBe('no entry for "correct horse"');
  });

  test.each(inFamily('outage'))('$name is an outage', async ({ handler }) => {
    const response = await ask(id, handler(id));
    expect(response.status).toBeGreaterThanOrEqual(500);
    await expect(response.json()).rejects.toThrow(SyntaxError);
  });

  test.each(inFamily('busy'))('$name says so', async ({ name, handler }) => {
    const response = await ask(id, handler(id));
    expect(response.status).toBe(Number(name.slice(0, 3)));
    expect(response.headers.has('retry-after')).toBe(!name.includes('with no'));
    expect(await response.json()).toBeTypeOf('object');
  });

  test.each(redirectStatuses)('%i leads elsewhere', async (status) => {
    const location = `${providers.neostra.baseUrl}/elsewhere`;
    const response = await ask(id, redirectTo(status, location), { redirect: 'manual' });
    expect(response.status).toBe(status);
    expect(response.headers.get('location')).toBe(location);
    await expect(ask(id, redirectTo(status, location), { redirect: 'error' })).rejects.toThrow('fetch failed');
  });

  test('after all of it, the provider itself still answers', async () => {
    const page = pageRequests[id];
    providers[id].addUser(user);
    const sample = page.init(user, page.identifiers[0] ?? 'username');
    expect((await fetch(providers[id].baseUrl + page.path, sample)).status).toBe(200);
  });
});

test.each(['a body of 100 MB', 'a gzip body that decodes to 100 MB', 'a Brotli body that decodes to 100 MB'])(
  '%s is as large as it says, and ends in a good answer',
  async (name) => {
    const { handler } = inFamily('too-large').find((answer) => answer.name === name) ?? {};
    if (handler === undefined) throw new Error('There is no such answer.');
    const response = await ask('cloudidr', handler('cloudidr'));
    const sent = Number(response.headers.get('content-length'));
    expect(sent).toBeLessThan(150_000);
    const text = await response.text();
    expect(text.length).toBeGreaterThan(100_000_000);
    expect(text.endsWith('"token_type":"Bearer","expires_in":3600}')).toBe(true);
  },
  20_000,
);

test('a client that hangs up on the large bodies stops them', async () => {
  for (const { handler } of inFamily('too-large').slice(0, 3)) {
    const response = await ask('cloudidr', handler('cloudidr'));
    const reader = response.body?.getReader();
    expect((await reader?.read())?.done).toBe(false);
    await reader?.cancel();
  }
});

test('headers of 300 kB are too large for fetch', async () => {
  const [headers] = inFamily('too-large').slice(-1);
  await expect(ask('cloudidr', headers?.handler('cloudidr') ?? (() => {}))).rejects.toThrow('fetch failed');
});
