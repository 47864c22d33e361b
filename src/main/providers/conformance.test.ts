import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hostileAnswers, redirectStatuses, redirectTo } from '../../../e2e/providers/hostile-answers.ts';
import { hostileOutcomes } from '../../../e2e/providers/hostile-outcomes.ts';
import { startProvider } from '../../../e2e/providers/index.ts';
import type { SimulatedProvider } from '../../../e2e/providers/simulated-provider.ts';
import { providerIds } from '../../contract/account.ts';
import type { Identifier } from '../../contract/account.ts';
import { systemClock } from '../clock.ts';
import { TokendockError } from '../errors.ts';
import { Secret } from '../secret.ts';
import { isFresh } from '../tokens/freshness.ts';
import { sessionOf } from '../tokens/session.ts';
import { createHttp } from './http.ts';
import { providers } from './index.ts';
import type { SignIn } from './provider.ts';

const user = { username: 'ana.lópez', email: 'ana@example.com', password: 'pä55 😀 "word"\\: canary-7391' };
const http = createHttp({ fetch, clock: systemClock });
/** For answers that never end. */
const hasty = createHttp({ fetch, clock: systemClock, deadlineMs: 700 });

/** What the work fails with, which holds no trace of the password. */
async function failureOf(work: Promise<unknown>): Promise<TokendockError> {
  const error: unknown = await work.then(
    () => new Error('It succeeded.'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof TokendockError)) throw error;
  expect(JSON.stringify(error.failure)).not.toContain(user.password.slice(0, 8));
  expect(JSON.stringify(error.failure)).not.toContain('canary-7391');
  return error;
}

describe.each(providerIds)('%s', (id) => {
  const provider = providers[id];
  const identifiers = provider.form.identifiers.map((kind): Identifier => ({ kind, value: user[kind] }));
  let server: SimulatedProvider;

  beforeAll(async () => {
    server = await startProvider(id, { basePath: '/gateway/v2' });
    server.addUser(user);
  });
  afterAll(() => server.close());
  beforeEach(() => {
    server.clearRequests();
    server.answerAsUsual();
  });

  const identifier = (): Identifier => identifiers[0] ?? { kind: 'username', value: user.username };
  const signIn = (as: Identifier = identifier(), password = user.password, by = http): Promise<SignIn> =>
    provider.signIn(by, { identifier: as, baseUrl: server.baseUrl, choice: null }, new Secret(password));

  it('answers to its own name in the record and declares a complete form', () => {
    expect(provider.form).toMatchObject({
      id,
      name: expect.stringMatching(/\w/),
      baseUrlHint: `hint.${id}`,
    });
    expect(provider.form.identifiers.length).toBeGreaterThan(0);
    expect(provider.form.defaultBaseUrl ?? 'https://unknown').toMatch(/^https:\/\/[^/]+$/);
  });

  it.each(identifiers)('signs in with a $kind, and the provider accepts the token', async (as) => {
    const { accessToken, csrf } = await signIn(as);
    expect(await server.accepts(accessToken.reveal(), csrf ? { csrf: csrf.reveal() } : {})).toBe(true);
    expect(server.requests.map(({ kind, status }) => [kind, status])).toContainEqual(['sign-in', 200]);
  });

  it('learns who signed in', async () => {
    const { profile } = await signIn();
    expect([profile.email, profile.username, profile.name]).toContain(identifier().value);
  });

  it('sends one JSON request without cookies to the path under the base URL', async () => {
    await signIn();
    expect(server.requests).toHaveLength(1);
    const [request] = server.requests;
    expect(request?.path).toMatch(/^\/gateway\/v2\/\w/);
    expect(request?.headers).toMatchObject({ accept: 'application/json', 'content-type': 'application/json' });
    expect(request?.headers['cookie']).toBeUndefined();
  });

  it('knows that a new token is fresh, and that one of two hours is not assumed to live longer', async () => {
    server.tokenLifetimeSeconds = 7200;
    const session = sessionOf(await signIn(), provider);
    expect(isFresh(session, systemClock)).toBe(true);
    const lifetimes: Record<typeof id, number> = {
      cloudidr: 7_200_000,
      cloudio: 7_200_000,
      neostra: 7_200_000,
      appmixer: 7_200_000,
      // Its page documents 24 hours and its answers say nothing.
      auths: 86_400_000,
    };
    expect(Math.abs((session.lifetimeMs ?? 0) - lifetimes[id])).toBeLessThan(2000);
  });

  it.each([-86_400_000, 86_400_000])(
    'measures the life rightly while the provider’s clock is %i ms off',
    async (offset) => {
      server.tokenLifetimeSeconds = 600;
      server.clockOffsetMs = offset;
      try {
        const { lifetimeMs } = sessionOf(await signIn(), provider);
        expect(Math.abs((lifetimeMs ?? 0) - (id === 'auths' ? 86_400_000 : 600_000))).toBeLessThan(2000);
      } finally {
        server.clockOffsetMs = 0;
        server.tokenLifetimeSeconds = 3600;
      }
    },
  );

  it('blames the password in the provider’s own words, after one request', async () => {
    const error = await failureOf(signIn(identifier(), 'wrong-password'));
    expect(error.code).toBe('invalid-credentials');
    const words: Partial<Record<typeof id, string>> = {
      cloudidr: 'Invalid username or password',
      cloudio: 'Access Denied - Invalid username and/or password!',
      auths: 'Invalid email or password',
      neostra: 'Authentication required. Please provide a valid API token',
    };
    // Appmixer documents no failure: whatever it says, it says something.
    expect(error.message).toMatch(words[id] ?? /\w{3}/);
    expect(server.requests).toHaveLength(1);
  });

  it('refuses an unknown user', async () => {
    const stranger = { ...identifier(), value: `nobody-${identifier().value}` };
    expect((await failureOf(signIn(stranger))).code).toBe('invalid-credentials');
  });

  it.each(hostileAnswers.map((answer) => [answer.name, answer] as const))(
    'survives %s',
    async (_name, { family, handler }) => {
      server.answerNext(handler(id));
      const neverEnds = family === 'too-slow' || family === 'broken-refusal';
      const outcome = await signIn(identifier(), user.password, neverEnds ? hasty : http).then(
        (session) => {
          const life = sessionOf(session, provider);
          expect(Number.isFinite(life.freshForMs)).toBe(true);
          expect(session.accessToken.reveal()).toMatch(/^[\x21-\x7e]+$/);
          return 'success' as const;
        },
        (error: unknown) => failureOf(Promise.reject(error)).then(({ code }) => code),
      );
      expect(hostileOutcomes[family]).toContain(outcome);
      expect(server.requests.length).toBeLessThanOrEqual(1);
    },
  );

  it.each(redirectStatuses)('does not follow a %i, and names its host', async (status) => {
    const other = await startProvider(id);
    try {
      server.answerNext(redirectTo(status, `${other.baseUrl}/elsewhere?code=secret`));
      const error = await failureOf(signIn());
      expect(error.failure).toMatchObject({ code: 'redirected', host: new URL(other.baseUrl).host });
      expect(other.requests).toEqual([]);
    } finally {
      await other.close();
    }
  });

  it('does not name the host of a redirect that repeats the password', async () => {
    for (const echo of [user.password, Buffer.from(user.password).toString('hex')]) {
      server.answerNext(redirectTo(307, `https://${encodeURIComponent(echo)}.example/`));
      const error = await failureOf(signIn());
      expect(error.failure).toMatchObject({ code: 'redirected', host: null });
      expect(JSON.stringify(error.failure).toLowerCase()).not.toContain(echo.toLowerCase());
    }
  });

  it('does not show an answer that repeats the password', async () => {
    const sent = {
      plain: user.password,
      base64: Buffer.from(`${identifier().value}:${user.password}`).toString('base64'),
    };
    for (const echo of Object.values(sent)) {
      server.answerNext((_request, response) => {
        const text = `No such login: ${echo}`;
        const body = {
          message: text,
          error: { message: text, details: { description: text } },
          errors: [text],
          status: 'ERROR',
          code: 401,
        };
        response.writeHead(401, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
      });
      const error = await failureOf(signIn());
      expect(error.code).toBe('invalid-credentials');
      expect(error.message).not.toContain('No such login');
    }
  });

  it('says that a wrong address has no such API', async () => {
    const wrong = { identifier: identifier(), baseUrl: new URL(server.baseUrl).origin, choice: null };
    const error = await failureOf(provider.signIn(http, wrong, new Secret(user.password)));
    expect(error).toMatchObject({ code: 'bad-answer', message: expect.stringContaining('Check the base URL') });
  });

  it('creates a user and asks who that is, where it can', async () => {
    expect([provider.createUser, provider.whoAmI].filter(Boolean)).toHaveLength(id === 'appmixer' ? 2 : 0);
    if (!provider.createUser || !provider.whoAmI) return;
    const fresh = { username: 'new.user', email: 'new@example.com', password: new Secret('secret-123') };
    const { accessToken } = await provider.createUser(http, server.baseUrl, fresh);
    expect(await provider.whoAmI(http, server.baseUrl, accessToken)).toMatchObject({
      username: 'new.user',
      email: 'new@example.com',
    });
    expect((await failureOf(provider.createUser(http, server.baseUrl, fresh))).message).toMatch(/\w{3}/);
    expect((await failureOf(provider.whoAmI(http, server.baseUrl, new Secret('none')))).code).toBe(
      'invalid-credentials',
    );
  });
});
