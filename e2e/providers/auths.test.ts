import { afterAll, beforeAll, expect, test } from 'vitest';
import { startProvider } from './index.ts';
import { decodeJwt, postJson, readJson, readText } from './page-sign-in.ts';
import type { SimulatedProvider } from './simulated-provider.ts';

let auths: SimulatedProvider;
const signIn = (body: object) => postJson(`${auths.baseUrl}/api/v1/auths/sign-in`, body);
const password = 'password123';
const noIdentifier = 'email or username must be provided';
const shortPassword = 'password must be at least 6 characters';

beforeAll(async () => {
  auths = await startProvider('auths');
  auths.addUser({ username: 'johndoe', email: 'john@example.com', password });
  auths.addUser({ username: 'keys', email: 'keys@example.com', password: '🔑🔑🔑🔑🔑🔑' });
  auths.addUser({ username: 'gone', email: 'gone@example.com', password, active: false });
});
afterAll(() => auths.close());

test.each([
  { email: 'john@example.com', password },
  { username: 'johndoe', password },
  { email: 'john@example.com', username: 'johndoe', password },
])('%j gets both tokens and the user', async (body) => {
  const response = await signIn(body);
  expect(response.status).toBe(200);
  const answer = await readJson(response);
  expect(answer).toEqual({
    accessToken: expect.any(String),
    refreshToken: expect.any(String),
    user: {
      id: expect.any(Number),
      username: 'johndoe',
      email: 'john@example.com',
      firstName: expect.any(String),
      lastName: expect.any(String),
      rol: 'admin',
      avatar: expect.any(String),
      status: 'active',
      lastLogin: expect.any(String),
      createdAt: expect.any(String),
      permissions: ['read', 'write'],
      stats: {},
    },
  });
  expect(await auths.accepts(readText(answer, 'accessToken'))).toBe(true);
  expect(await auths.accepts(readText(answer, 'refreshToken'))).toBe(false);
  expect(auths.issuedTokens).toEqual(expect.arrayContaining([answer['accessToken'], answer['refreshToken']]));
});

test('nothing in the answer tells that the token lives for 24 hours, but it does', async () => {
  const answer = await readJson(await signIn({ username: 'johndoe', password }));
  const token = readText(answer, 'accessToken');
  expect(decodeJwt(token)).not.toHaveProperty('exp');
  auths.clockOffsetMs = 24 * 3_600_000 - 5000;
  expect(await auths.accepts(token)).toBe(true);
  auths.clockOffsetMs = 24 * 3_600_000;
  expect(await auths.accepts(token)).toBe(false);
  auths.clockOffsetMs = 0;
});

test.each([
  [{ username: 'johndoe', password: 'short' }, [shortPassword]],
  [{ username: 'johndoe' }, [shortPassword]],
  [{ username: 'johndoe', password: '🔑🔑🔑' }, [shortPassword]],
  [{ password }, [noIdentifier]],
  [{ email: '', username: '', password }, [noIdentifier]],
  [{}, [noIdentifier, shortPassword]],
])('%j fails validation', async (body, errors) => {
  const response = await signIn(body);
  expect(response.status).toBe(400);
  expect(await readJson(response)).toEqual({ statusCode: 400, message: 'Validation failed', errors });
});

test.each([
  { username: 'johndoe', password: 'Password123' },
  { username: 'nobody', password },
  { username: 'john@example.com', password },
  { email: 'johndoe', password },
  { email: 'keys@example.com', username: 'johndoe', password },
  { username: 'gone', password: 'password124' },
])('%j is unauthorized', async (body) => {
  const response = await signIn(body);
  expect(response.status).toBe(401);
  expect(await readJson(response)).toEqual({ statusCode: 401, message: 'Invalid email or password' });
});

test('six emoji are a password', async () => {
  expect((await signIn({ username: 'keys', password: '🔑🔑🔑🔑🔑🔑' })).status).toBe(200);
});

test('an inactive account with its right password is forbidden', async () => {
  const response = await signIn({ username: 'gone', password });
  expect(response.status).toBe(403);
  expect(await readJson(response)).toEqual({
    statusCode: 403,
    message: 'Account is inactive. Contact administrator.',
  });
});
