import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { answerJson, cloudidrUnexpectedError } from './documented-answers.ts';
import { startProvider } from './index.ts';
import { decodeJwt, postJson, readJson, readText } from './page-sign-in.ts';
import type { SimulatedProvider } from './simulated-provider.ts';

let cloudidr: SimulatedProvider;
const signIn = (body: object) => postJson(`${cloudidr.baseUrl}/external/api/v1/sign-in`, body);
const timestamp = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);

beforeAll(async () => {
  cloudidr = await startProvider('cloudidr');
  cloudidr.addUser({ username: 'user', email: 'user@example.com', password: 'your_password' });
  cloudidr.addUser({ username: 'gone', email: 'gone@example.com', password: 'your_password', active: false });
});
beforeEach(() => cloudidr.clearRequests());
afterAll(() => cloudidr.close());

test.each(['user', 'user@example.com'])('%s gets a token, its type and its lifetime', async (username) => {
  const response = await signIn({ username, password: 'your_password' });
  expect(response.status).toBe(200);
  const body = await readJson(response);
  expect(Object.keys(body)).toEqual(['access_token', 'token_type', 'expires_in']);
  expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3600 });
  expect(await cloudidr.accepts(readText(body, 'access_token'))).toBe(true);
});

test('the token is a JWT like the sample: sub, name and iat, but no exp', async () => {
  const body = await readJson(await signIn({ username: 'user', password: 'your_password' }));
  const claims = decodeJwt(readText(body, 'access_token'));
  expect(claims).toMatchObject({ sub: expect.any(String), name: 'user', iat: expect.any(Number) });
  expect(claims).not.toHaveProperty('exp');
});

test.each([
  { username: 'user' },
  { password: 'your_password' },
  { username: '', password: 'your_password' },
  { username: 'user', password: '' },
  { username: 1, password: 2 },
  { email: 'user@example.com', password: 'your_password' },
  {},
])('%j is a bad request', async (body) => {
  const response = await signIn(body);
  expect(response.status).toBe(400);
  expect(await readJson(response)).toEqual({
    error: {
      code: '400',
      message: 'Bad Request',
      details: { timestamp, description: 'Username and password are required' },
    },
  });
});

test.each([
  ['a wrong password', { username: 'user', password: 'Your_password' }],
  ['an unknown user', { username: 'nobody', password: 'your_password' }],
  ['an inactive account', { username: 'gone', password: 'your_password' }],
])('%s is unauthorized', async (_case, body) => {
  const response = await signIn(body);
  expect(response.status).toBe(401);
  expect(await readJson(response)).toEqual({
    error: {
      code: '401',
      message: 'Unauthorized',
      details: { timestamp, description: 'Invalid username or password' },
    },
  });
});

test('the documented 500 can be asked for', async () => {
  cloudidr.answerNext(cloudidrUnexpectedError);
  const response = await signIn({ username: 'user', password: 'your_password' });
  expect(response.status).toBe(500);
  expect(await readJson(response)).toEqual({
    error: {
      code: '500',
      message: 'Internal Server Error',
      details: { timestamp, description: 'Unexpected error. Our team is working on it' },
    },
  });
});

test('an answer of the test replaces the next sign-in', async () => {
  cloudidr.answerNext(answerJson(418, { tea: true }, { 'X-Pot': 'short' }));
  const response = await signIn({ username: 'user', password: 'your_password' });
  expect(response.status).toBe(418);
  expect(response.headers.get('x-pot')).toBe('short');
  expect(await readJson(response)).toEqual({ tea: true });
});
