import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answerJson } from '../../../e2e/providers/documented-answers.ts';
import { startProvider } from '../../../e2e/providers/index.ts';
import type { SimulatedProvider } from '../../../e2e/providers/simulated-provider.ts';
import { systemClock } from '../clock.ts';
import { Secret } from '../secret.ts';
import { failureOf } from '../testing/failure-of.ts';
import { createHttp } from './http.ts';
import { neostra } from './neostra.ts';
import type { SignIn } from './provider.ts';

const http = createHttp({ fetch, clock: systemClock });
const north = { id: 'tenant-1', name: 'North' };
const south = { id: 'tenant-2', name: 'South' };
const closed = { id: 'tenant-3', name: 'Closed', closed: true };
const user = { username: 'ana', email: 'ana@example.com', password: 'canary-7391' };
const identifier = { kind: 'email', value: user.email } as const;

describe('a Neostra user of several tenants', () => {
  let server: SimulatedProvider;
  beforeAll(async () => {
    server = await startProvider('neostra');
  });
  afterAll(() => server.close());
  beforeEach(() => {
    server.addUser({ ...user, tenants: [north, south, closed] });
    server.clearRequests();
  });
  const signIn = (choice: string | null): Promise<SignIn> =>
    neostra.signIn(http, { identifier, baseUrl: server.baseUrl, choice }, new Secret(user.password));
  const kinds = (): string[] => server.requests.map(({ kind }) => kind);

  it('is asked for one, by their names', async () => {
    expect(await failureOf(() => signIn(null))).toMatchObject({
      code: 'choice-needed',
      message: 'Choose a tenant.',
      options: [north, south, { id: 'tenant-3', name: 'Closed' }],
    });
    expect(kinds()).toEqual(['sign-in']);
  });

  it('is signed in to the one that was chosen, without being asked', async () => {
    const { accessToken, documentedLifetimeMs } = await signIn('tenant-2');
    expect(kinds()).toEqual(['sign-in', 'select-tenant']);
    expect(await server.accepts(accessToken.reveal())).toBe(true);
    expect(documentedLifetimeMs).toBe(180 * 60_000);
  });

  it('with one tenant is not asked', async () => {
    server.addUser({ ...user, tenants: [south] });
    expect(await server.accepts((await signIn(null)).accessToken.reveal())).toBe(true);
  });

  it('is asked again where the tenant is gone, in words that say so', async () => {
    const { code, message } = await failureOf(() => signIn('tenant-9'));
    expect({ code, message }).toEqual({
      code: 'choice-needed',
      message: 'The tenant that was chosen is not offered any more. Choose another.',
    });
  });

  it('is asked again where the tenant refuses, and the password is not to blame', async () => {
    const failure = await failureOf(() => signIn('tenant-3'));
    expect(failure).toMatchObject({ code: 'choice-needed', message: expect.stringContaining('This tenant is closed') });
    expect(kinds()).toEqual(['sign-in', 'select-tenant']);
  });

  it('reaches the second step also where the guide’s path is below /api', async () => {
    const asked: string[] = [];
    const moved: typeof http = async (request, signal) => {
      asked.push(new URL(request.url).pathname);
      const url = request.url.endsWith('/v1/auth/select-tenant')
        ? request.url.replace(/(\/api)?\/v1\/auth\/select-tenant/, (_path, api) =>
            api === undefined ? '/nowhere' : '/v1/auth/select-tenant',
          )
        : request.url;
      return http({ ...request, url }, signal);
    };
    const as = { identifier, baseUrl: server.baseUrl, choice: 'tenant-1' };
    const { accessToken } = await neostra.signIn(moved, as, new Secret(user.password));
    expect(await server.accepts(accessToken.reveal())).toBe(true);
    expect(asked.slice(1)).toEqual(['/v1/auth/select-tenant', '/api/v1/auth/select-tenant']);
  });

  it.each([[[]], ['tenants'], [[{ name: 'x' }]], [[{ id: {} }]]])(
    'is told where %j is all that is offered',
    async (tenants) => {
      server.answerNext(answerJson(200, { success: true, data: { token: 'temporary', tenants } }));
      expect((await failureOf(() => signIn(null))).code).toBe('bad-answer');
    },
  );

  it('sees names on one line, without what could mislead', async () => {
    const tenants = [
      { id: 1, name: 'A\n\u202Eb' },
      { id: 'x', name: null },
    ];
    server.answerNext(answerJson(200, { success: true, data: { token: 'temporary', tenants } }));
    expect(await failureOf(() => signIn(null))).toMatchObject({
      options: [
        { id: '1', name: 'A b' },
        { id: 'x', name: 'x' },
      ],
    });
  });

  it('is offered none that is named by a secret, for the choice is kept in the record', async () => {
    const tenants = [
      { id: user.password, name: 'x' },
      { id: 'y', name: `of temporary-token and ${user.password}` },
    ];
    const data = { token: 'temporary-token', tenants };
    server.answerNext(answerJson(200, { success: true, data: { ...data, tenants: [...tenants, north] } }));
    expect(await failureOf(() => signIn(null))).toMatchObject({ options: [{ id: 'y', name: 'y' }, north] });
    server.answerNext(answerJson(200, { success: true, data: { ...data, tenants: [tenants[0]] } }));
    expect((await failureOf(() => signIn(null))).code).toBe('bad-answer');
  });
});
