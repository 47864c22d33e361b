import { afterAll, beforeAll, expect, test } from 'vitest';
import { neostraRefusalIn200, neostraTenantChoice } from './documented-answers.ts';
import { startProvider } from './index.ts';
import { postJson, readJson, readMember, readText } from './page-sign-in.ts';
import type { SimulatedProvider } from './simulated-provider.ts';

let neostra: SimulatedProvider;
const signIn = (body: object) => postJson(`${neostra.baseUrl}/api/v1/auth/signin`, body);
const admin = { email: 'admin@acmecorp.com', password: 'example_string' };
const unauthorized = {
  error: 'Unauthorized',
  message: 'Authentication required. Please provide a valid API token',
  code: 401,
};

beforeAll(async () => {
  neostra = await startProvider('neostra');
  neostra.addUser({ username: 'John Doe', ...admin });
  neostra.addUser({ username: 'gone', email: 'gone@acmecorp.com', password: 'example_string', active: false });
});
afterAll(() => neostra.close());

test('a sign-in gets the envelope with tokens, lifetime and user', async () => {
  const response = await signIn(admin);
  expect(response.status).toBe(200);
  const body = await readJson(response);
  expect(body).toEqual({
    status: 200,
    message: 'Success',
    data: {
      token: expect.any(String),
      refreshToken: expect.any(String),
      expiresIn: 3600,
      user: { id: expect.any(String), email: admin.email, name: 'John Doe', roles: ['admin'] },
    },
    errors: [],
  });
  const token = readText(body, 'data.token');
  const refreshToken = readText(body, 'data.refreshToken');
  expect(await neostra.accepts(token)).toBe(true);
  expect(await neostra.accepts(refreshToken)).toBe(false);
  expect(neostra.issuedTokens).toEqual(expect.arrayContaining([token, refreshToken]));
});

test.each([
  ['a wrong password', { ...admin, password: 'example' }],
  ['an unknown user', { ...admin, email: 'nobody@acmecorp.com' }],
  ['an inactive account', { ...admin, email: 'gone@acmecorp.com' }],
])('%s is unauthorized', async (_case, body) => {
  const response = await signIn(body);
  expect(response.status).toBe(401);
  expect(await readJson(response)).toEqual(unauthorized);
});

test.each([
  { email: admin.email },
  { password: admin.password },
  { username: admin.email, password: admin.password },
  { email: 'John Doe', password: admin.password },
])('%j is a bad request', async (body) => {
  const response = await signIn(body);
  expect(response.status).toBe(400);
  expect(await readJson(response)).toEqual({ error: 'Bad Request', message: expect.any(String), code: 400 });
});

test('a failure in a 200 envelope can be asked for', async () => {
  neostra.answerNext(neostraRefusalIn200());
  const response = await signIn(admin);
  expect(response.status).toBe(200);
  expect(await readJson(response)).toEqual({
    status: 401,
    message: 'Unauthorized',
    data: null,
    errors: ['Invalid email or password'],
  });
});

test('a choice of tenants can be asked for, and its temporary token opens nothing', async () => {
  neostra.answerNext(neostraTenantChoice);
  const body = await readJson(await signIn(admin));
  expect(readMember(body, 'data.tenants')).toHaveLength(2);
  expect(await neostra.accepts(readText(body, 'data.token'))).toBe(false);
});
