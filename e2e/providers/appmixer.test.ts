import { afterEach, beforeEach, expect, test } from 'vitest';
import { startProvider } from './index.ts';
import { decodeJwt, postJson, readJson, readText } from './page-sign-in.ts';
import type { SimulatedProvider } from './simulated-provider.ts';

let appmixer: SimulatedProvider;
const signIn = (body: object) => postJson(`${appmixer.baseUrl}/user/auth`, body);
const createUser = (body: object) => postJson(`${appmixer.baseUrl}/user`, body);
const whoAmI = (token: string) => fetch(`${appmixer.baseUrl}/user`, { headers: { Authorization: `Bearer ${token}` } });
const abc = { username: 'abc', email: 'abc@example.com', password: 'abc321' };
const id = expect.stringMatching(/^[0-9a-f]{24}$/);

beforeEach(async () => {
  appmixer = await startProvider('appmixer');
  appmixer.addUser(abc);
  appmixer.addUser({ username: 'new', email: 'new@example.com', password: 'abc321', active: false });
});
afterEach(() => appmixer.close());

test.each([
  { username: 'abc', password: 'abc321' },
  { email: 'abc@example.com', password: 'abc321' },
])('%j gets the user and a token', async (body) => {
  const response = await signIn(body);
  expect(response.status).toBe(200);
  const answer = await readJson(response);
  expect(answer).toEqual({
    user: { id, username: 'abc', isActive: true, email: 'abc@example.com', plan: 'free' },
    token: expect.any(String),
  });
  const claims = decodeJwt(readText(answer, 'token'));
  expect(claims).toMatchObject({ id, scope: ['user'] });
  expect(Number(claims['exp']) - Number(claims['iat'])).toBe(3600);
});

test('an inactive account signs in, as in the sample, and says that it is inactive', async () => {
  const answer = await readJson(await signIn({ username: 'new', password: 'abc321' }));
  expect(answer).toMatchObject({ user: { isActive: false } });
  expect(await readJson(await whoAmI(readText(answer, 'token')))).toMatchObject({ isActive: false });
});

test('who am I is answered to the bearer of a live token', async () => {
  const token = readText(await readJson(await signIn({ username: 'abc', password: 'abc321' })), 'token');
  const response = await whoAmI(token);
  expect(response.status).toBe(200);
  expect(await readJson(response)).toEqual({
    id,
    username: 'abc',
    isActive: true,
    email: 'abc@example.com',
    scope: ['user'],
    plan: 'free',
  });
  appmixer.revoke(token);
  expect((await whoAmI(token)).status).toBe(401);
});

test('a created user has a token at once and can sign in', async () => {
  const response = await createUser({ username: 'tomas', email: 'tomas@client.io', password: 'abc321' });
  expect(response.status).toBe(200);
  const answer = await readJson(response);
  expect(answer).toEqual({ token: expect.any(String) });
  expect(await appmixer.accepts(readText(answer, 'token'))).toBe(true);
  expect(appmixer.issuedTokens).toContain(answer['token']);
  expect((await signIn({ email: 'tomas@client.io', password: 'abc321' })).status).toBe(200);
  expect(appmixer.requests.map(({ kind }) => kind)).toEqual(['create-user', 'who-am-i', 'sign-in']);
});

test.each([
  { username: 'tomas', email: 'tomas@client.io' },
  { username: 'tomas', password: 'abc321' },
  { email: 'tomas@client.io', password: 'abc321' },
])('a user is not created from %j alone', async (body) => {
  const response = await createUser(body);
  expect(response.status).toBe(400);
  expect(await readJson(response)).toEqual({
    statusCode: 400,
    error: 'Bad Request',
    message: 'username, email and password are required',
  });
});

test.each([
  { ...abc, email: 'other@example.com' },
  { ...abc, username: 'other' },
])('a user is not created twice: %j', async (body) => {
  const response = await createUser({ ...body, password: 'another' });
  expect(response.status).toBe(409);
  expect(await readJson(response)).toEqual({ statusCode: 409, error: 'Conflict', message: 'User already exists' });
  expect((await signIn({ username: 'abc', password: 'abc321' })).status).toBe(200);
});

test.each([
  [400, { username: 'abc' }],
  [400, { password: 'abc321' }],
  [401, { username: 'abc', password: 'abc322' }],
  [401, { username: 'nobody', password: 'abc321' }],
  [401, { username: 'abc', email: 'new@example.com', password: 'abc321' }],
])('%i answers a sign-in with %j', async (status, body) => {
  const response = await signIn(body);
  expect(response.status).toBe(status);
  expect(await readJson(response)).toMatchObject({ statusCode: status, message: expect.any(String) });
});
