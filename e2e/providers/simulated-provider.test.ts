import { createHmac } from 'node:crypto';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { providerIds } from '../../src/contract/account.ts';
import { answerJson } from './documented-answers.ts';
import { startAllProviders, startProvider } from './index.ts';
import { decodeJwt, pageRequests, signInAsOnPage } from './page-sign-in.ts';
import type { SimulatedProvider } from './simulated-provider.ts';

const user = { username: 'sam', email: 'sam@example.com', password: 'correct horse' };

describe.each(providerIds)('%s', (id) => {
  const page = pageRequests[id];
  let provider: SimulatedProvider;
  const send = (init: RequestInit, path = page.path) => fetch(provider.baseUrl + path, init);
  const sample = () => page.init(user, page.identifiers[0] ?? 'username');
  const sampleText = () => sample().body;
  // Complete but for this, so that nothing else is wrong with it. For CloudIO, which wants `{}`, any member is wrong.
  const withMember = (member: string) =>
    sampleText()
      .replace(/^\{(?=")/, `{${member},`)
      .replace(/^\{\}$/, `{${member}}`);

  beforeEach(async () => {
    provider = await startProvider(id);
    provider.addUser(user);
  });
  afterEach(async () => {
    vi.useRealTimers();
    await provider.close();
  });

  test.each(page.identifiers)('signs in with the %s and accepts the token', async (kind) => {
    const answer = await signInAsOnPage(provider, user, kind);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await provider.accepts(answer.token)).toBe(true);
    expect(provider.issuedTokens).toContain(answer.token);
  });

  test('gives every sign-in a token of its own', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => signInAsOnPage(provider, user)));
    expect(new Set(answers.map(({ token }) => token)).size).toBe(20);
    expect(new Set(provider.issuedTokens).size).toBe(provider.issuedTokens.length);
  });

  test.each([
    ['unchanged', (token: string) => token, true],
    ['with a letter changed', (token: string) => `${token.slice(0, -4)}AAAA`, false],
    ['cut', (token: string) => token.slice(0, -1), false],
    ['followed by a newline', (token: string) => `${token}\n`, false],
    ['after "Bearer "', (token: string) => `Bearer ${token}`, false],
    ['signed with another key', resign, false],
    ['replaced by nothing', () => '', false],
  ])('judges a token %s', async (_case, change, accepted) => {
    const { token } = await signInAsOnPage(provider, user);
    expect(await provider.accepts(change(token))).toBe(accepted);
  });

  test('ends a token when its lifetime is over, to the millisecond', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 22, 1, 2, 3, 456) });
    provider.tokenLifetimeSeconds = 0.4;
    const { token } = await signInAsOnPage(provider, user);
    vi.setSystemTime(Date.now() + 399);
    expect(await provider.accepts(token)).toBe(true);
    vi.setSystemTime(Date.now() + 1);
    expect(await provider.accepts(token)).toBe(false);
  });

  test('changes the lifetime for new tokens only, and judges by its own clock', async () => {
    const long = await signInAsOnPage(provider, user);
    provider.tokenLifetimeSeconds = 3;
    const short = await signInAsOnPage(provider, user);
    provider.clockOffsetMs = 3500;
    expect(await provider.accepts(short.token)).toBe(false);
    expect(await provider.accepts(long.token)).toBe(true);
    const ahead = await signInAsOnPage(provider, user);
    expect(Date.parse(ahead.headers.get('date') ?? '') - Date.now()).toBeGreaterThan(2000);
    expect(Number(decodeJwt(ahead.token)['iat'])).toBeGreaterThanOrEqual(Math.floor(Date.now() / 1000) + 3);
    expect(await provider.accepts(ahead.token)).toBe(true);
  });

  test.each([1, 2, 3, 3600])('never promises more than the %i s that a token lives', async (seconds) => {
    provider.tokenLifetimeSeconds = seconds;
    const { body, token } = await signInAsOnPage(provider, user);
    const { iat, exp } = decodeJwt(token);
    const announced = JSON.stringify(body).match(/"(?:expires_in|expiresIn)":(\d+)/)?.[1];
    const promised = Number(announced ?? (exp === undefined ? NaN : Number(exp) - Number(iat)));
    expect(promised).toBe(id === 'auths' ? NaN : seconds);
    expect(Number.isInteger(iat)).toBe(true);
  });

  test.each([-1, NaN, Infinity])('refuses a lifetime of %d', (seconds) => {
    expect(() => {
      provider.tokenLifetimeSeconds = seconds;
    }).toThrow(RangeError);
  });

  test('revokes one token or all', async () => {
    const first = await signInAsOnPage(provider, user);
    const second = await signInAsOnPage(provider, user);
    provider.revoke(first.token);
    expect(await provider.accepts(first.token)).toBe(false);
    expect(await provider.accepts(second.token)).toBe(true);
    provider.revokeAll();
    expect(await provider.accepts(second.token)).toBe(false);
    expect(() => provider.revoke('unknown')).toThrow('no access token');
  });

  test.each([
    '🔑🗝️🔐🔒🔓🔏',
    ' leading and trailing ',
    'p'.repeat(4096),
    '漢'.repeat(4096),
    '🔑'.repeat(2048),
    'quote " \\ \n \0 end',
    'naïve-ünïcödé',
  ])('compares passwords exactly: %.20s', async (password) => {
    provider.addUser({ ...user, password });
    expect((await signInAsOnPage(provider, { ...user, password })).status).toBe(200);
    expect((await signInAsOnPage(provider, { ...user, password: `${password}!` })).status).not.toBe(200);
    expect((await signInAsOnPage(provider, user)).status).not.toBe(200);
  });

  test('adding a user again changes the password', async () => {
    provider.addUser({ ...user, password: 'a new one' });
    expect((await signInAsOnPage(provider, user)).token).toBe('');
    expect((await signInAsOnPage(provider, { ...user, password: 'a new one' })).status).toBe(200);
  });

  test.each([
    ['another path', 404, () => send(sample(), `${page.path}s`)],
    ['a trailing slash', 404, () => send(sample(), `${page.path}/`)],
    ['a doubled slash', 404, () => send(sample(), `/${page.path}`)],
    ['GET', 405, () => send({ method: 'GET' })],
    ['PUT', 405, () => send({ ...sample(), method: 'PUT' })],
    ['no JSON', 400, () => send({ ...sample(), body: '{"username":' })],
    ['a list', 400, () => send({ ...sample(), body: '[]' })],
    ['no body', 400, () => send({ ...sample(), body: '' })],
    ['no UTF-8', 400, () => send({ ...sample(), body: Buffer.from(withMember('"a":"\xe9"'), 'latin1') })],
    ['a byte order mark', 400, () => send({ ...sample(), body: `\uFEFF${sampleText()}` })],
    ['a form', 415, () => send({ ...sample(), body: new URLSearchParams({ ...user }), headers: {} })],
    ['JSON as text', 415, () => send({ ...sample(), headers: { 'Content-Type': 'text/plain' } })],
    ['more than 1 MiB', 413, () => send({ ...sample(), body: `{"a":"${'a'.repeat(1024 * 1024)}"}` })],
  ])('a sign-in with %s is refused with %i, in JSON', async (_case, status, ask) => {
    const response = await ask();
    expect(response.status).toBe(status);
    const body: unknown = await response.json();
    expect(JSON.stringify(body)).toContain(`${status}`);
    expect(provider.issuedTokens).toEqual([]);
    expect(provider.requests[0]).toMatchObject({ status });
  });

  test('a wrong method is told the right ones', async () => {
    expect((await send({ method: 'DELETE' })).headers.get('allow')).toBe('POST');
  });

  test('a body of exactly 1 MiB is read', async () => {
    const body = `{"padding":"${'a'.repeat(1024 * 1024 - 14)}"}`;
    expect((await send({ ...sample(), body })).status).toBe(400);
  });

  test('the protected route wants GET and a bearer', async () => {
    const { token } = await signInAsOnPage(provider, user);
    const ask = async (init: RequestInit) => (await send(init, provider.protectedPath)).status;
    expect(await ask({})).toBe(401);
    expect(await ask({ headers: { Authorization: token } })).toBe(401);
    expect(await ask({ headers: { Authorization: `Token ${token}` } })).toBe(401);
    expect(await ask({ headers: { Authorization: `Bearer ${token}` } })).toBe(200);
    expect(await ask({ method: 'DELETE', headers: { Authorization: `Bearer ${token}` } })).toBe(405);
  });

  test('logs what came and what was answered', async () => {
    const before = Date.now();
    const { token } = await signInAsOnPage(provider, user);
    await signInAsOnPage(provider, { ...user, password: 'wrong password' });
    await provider.accepts(token);
    await send({}, '/elsewhere?q=1');
    const [first, second, third, fourth] = provider.requests;
    const init = sample();
    expect(first).toMatchObject({ method: 'POST', path: page.path, kind: 'sign-in', status: 200, body: init.body });
    expect(first?.headers['content-type']).toBe('application/json');
    expect(first?.at).toBeGreaterThanOrEqual(before);
    expect(first?.at).toBeLessThanOrEqual(Date.now());
    expect(second).toMatchObject({ kind: 'sign-in', status: id === 'cloudio' ? 403 : 401 });
    expect(third).toMatchObject({
      method: 'GET',
      path: provider.protectedPath,
      kind: id === 'appmixer' ? 'who-am-i' : 'protected',
      status: 200,
    });
    expect(third?.headers['authorization']).toBe(`Bearer ${token}`);
    expect(fourth).toMatchObject({ method: 'GET', path: '/elsewhere?q=1', kind: 'other', status: 404 });
    provider.clearRequests();
    expect(provider.requests).toEqual([]);
  });

  test('stands in for the next sign-ins only, in order', async () => {
    provider.answerNext(answerJson(500, { n: 1 }), 2);
    provider.answerNext(answerJson(503, { n: 2 }));
    provider.answerNext(answerJson(599, {}), 0);
    await provider.accepts('unrelated');
    const statuses: number[] = [];
    for (let n = 0; n < 4; n += 1) statuses.push((await signInAsOnPage(provider, user)).status);
    expect(statuses).toEqual([500, 500, 503, 200]);
  });

  test('waits before each answer, for as long as it is told', async () => {
    provider.delayMs = 120;
    const start = performance.now();
    await signInAsOnPage(provider, user);
    expect(performance.now() - start).toBeGreaterThan(115);
  });

  test('closes at once, though answers are under way', async () => {
    provider.answerNext(() => {});
    const pending = signInAsOnPage(provider, user);
    const outcome = pending.then(
      () => 'answered',
      () => 'failed',
    );
    while (provider.requests.length === 0) await wait(5);
    expect(provider.requests[0]).toMatchObject({ kind: 'sign-in', status: 0 });
    const start = performance.now();
    await provider.close();
    await provider.close();
    expect(performance.now() - start).toBeLessThan(2000);
    expect(await outcome).toBe('failed');
    await expect(provider.accepts('anything')).rejects.toThrow('fetch failed');
  });
});

test('a token of one second is dead after one second', async () => {
  const provider = await startProvider('cloudidr');
  provider.addUser(user);
  provider.tokenLifetimeSeconds = 1;
  const { token } = await signInAsOnPage(provider, user);
  expect(await provider.accepts(token)).toBe(true);
  await wait(1050);
  expect(await provider.accepts(token)).toBe(false);
  await provider.close();
});

test('an API behind a gateway is found under its prefix only', async () => {
  const provider = await startProvider('neostra', { basePath: '/gateway/v2' });
  provider.addUser(user);
  expect(provider.baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/gateway\/v2$/);
  const { token } = await signInAsOnPage(provider, user);
  expect(await provider.accepts(token)).toBe(true);
  const outside = { id: provider.id, baseUrl: new URL(provider.baseUrl).origin };
  expect((await signInAsOnPage(outside, user)).status).toBe(404);
  expect(provider.requests.map(({ path }) => path)).toEqual([
    '/gateway/v2/api/v1/auth/signin',
    '/gateway/v2/api/v1/auth/me',
    '/api/v1/auth/signin',
  ]);
  await provider.close();
});

test.each(['gateway', '/gateway/', '/a?b', '/'])('refuses %j as base path', async (basePath) => {
  await expect(startProvider('neostra', { basePath })).rejects.toThrow(RangeError);
});

test('listens where it is told, and says when it cannot', async () => {
  const first = await startProvider('auths');
  const port = Number(new URL(first.baseUrl).port);
  await expect(startProvider('auths', { port })).rejects.toThrow('EADDRINUSE');
  await first.close();
  const second = await startProvider('auths', { port });
  expect(second.baseUrl).toBe(first.baseUrl);
  await second.close();
});

test('all five run at once and know nothing of each other', async () => {
  const providers = await startAllProviders();
  const other = await startProvider('neostra');
  providers.neostra.addUser(user);
  const { token } = await signInAsOnPage(providers.neostra, user);
  expect(Object.values(providers).map(({ id }) => id)).toEqual([...providerIds]);
  expect(await other.accepts(token)).toBe(false);
  expect(providers.cloudidr.requests).toEqual([]);
  await Promise.all([...Object.values(providers), other].map((provider) => provider.close()));
});

test('a client that hangs up half-way through its request leaves no trace', async () => {
  const provider = await startProvider('cloudidr');
  const socket = connect(Number(new URL(provider.baseUrl).port), '127.0.0.1');
  const path = pageRequests.cloudidr.path;
  socket.write(`POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{`);
  await wait(50);
  socket.destroy();
  await wait(50);
  expect(provider.requests).toEqual([]);
  await provider.close();
});

function resign(token: string): string {
  const content = token.slice(0, token.lastIndexOf('.'));
  return `${content}.${createHmac('sha256', 'another key').update(content).digest('base64url')}`;
}
