import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startProvider } from './index.ts';
import { decodeJwt, postJson, readJson, readText } from './page-sign-in.ts';
import type { SimulatedProvider } from './simulated-provider.ts';

let cloudio: SimulatedProvider;
const signIn = (headers: Record<string, string>, body: object = {}) =>
  postJson(`${cloudio.baseUrl}/v1/auth`, body, headers);
const credentials = (text: string) => `Token ${Buffer.from(text, 'utf8').toString('base64')}`;
const steve = credentials('steve:se:cret');
const accessDenied = {
  code: 403,
  status: 'ERROR',
  title: 'Access Denied',
  message: 'Access Denied - Invalid username and/or password!',
};

beforeAll(async () => {
  cloudio = await startProvider('cloudio');
  cloudio.addUser({ username: 'steve', email: 'name@cloudio.io', password: 'se:cret' });
  cloudio.addUser({ username: 'zoë', email: 'zoe@cloudio.io', password: 'pässwörd🔑' });
  cloudio.addUser({ username: 'gone', email: 'gone@cloudio.io', password: 'se:cret', active: false });
});
beforeEach(() => {
  cloudio.clearRequests();
  cloudio.jwtWithoutExp = false;
});
afterAll(() => cloudio.close());

test.each(['Authorization', 'Authentication'])('the header %s signs in, and the log shows it', async (header) => {
  const response = await signIn({ [header]: steve });
  expect(response.status).toBe(200);
  const body = await readJson(response);
  expect(Object.keys(body)).toEqual([
    'orgUid',
    'sessionId',
    'userName',
    'displayName',
    'emailAddress',
    'csrf',
    'jwt',
    'status',
  ]);
  expect(body).toMatchObject({
    orgUid: 'cloudio',
    userName: 'steve',
    displayName: 'Steve',
    emailAddress: 'name@cloudio.io',
    status: 'OK',
  });
  expect(cloudio.requests[0]?.headers).toMatchObject({ [header.toLowerCase()]: steve });
});

test('the JWT carries the session, the CSRF value and the organisation, and ends with exp', async () => {
  const body = await readJson(await signIn({ Authorization: steve }));
  const claims = decodeJwt(readText(body, 'jwt'));
  expect(claims).toMatchObject({ session: body['sessionId'], csrf: body['csrf'], org_uid: 'cloudio' });
  expect(Number(claims['exp']) - Number(claims['iat'])).toBe(3600);
});

test('a JWT without exp can be asked for and lives as long', async () => {
  cloudio.jwtWithoutExp = true;
  const body = await readJson(await signIn({ Authorization: steve }));
  expect(decodeJwt(readText(body, 'jwt'))).not.toHaveProperty('exp');
  expect(await cloudio.accepts(readText(body, 'jwt'))).toBe(true);
});

test('credentials are read as UTF-8', async () => {
  const response = await signIn({ Authorization: credentials('zoë:pässwörd🔑') });
  expect(response.status).toBe(200);
  const latin1 = `Token ${Buffer.from('zoë:pässwörd', 'latin1').toString('base64')}`;
  expect((await signIn({ Authorization: latin1 })).status).toBe(403);
});

test.each([
  ['a wrong password', { Authorization: credentials('steve:se') }],
  ['an unknown user', { Authorization: credentials('nobody:se:cret') }],
  ['an email for a username', { Authorization: credentials('name@cloudio.io:se:cret') }],
  ['an inactive account', { Authorization: credentials('gone:se:cret') }],
  ['no header', {}],
  ['another scheme', { Authorization: steve.replace('Token', 'Basic') }],
  ['a scheme in lower case', { Authorization: steve.replace('Token', 'token') }],
  ['no base64', { Authorization: 'Token steve:se:cret' }],
  ['base64 without its padding', { Authorization: steve.replace('=', '') }],
  ['no colon', { Authorization: credentials('steve') }],
  ['no username', { Authorization: credentials(':se:cret') }],
])('%s is denied', async (_case, headers: Record<string, string>) => {
  const response = await signIn(headers);
  expect(response.status).toBe(403);
  expect(await readJson(response)).toEqual(accessDenied);
});

test('a body that is not empty is refused', async () => {
  const response = await signIn({ Authorization: steve }, { username: 'steve', password: 'se:cret' });
  expect(response.status).toBe(400);
  expect(await readJson(response)).toMatchObject({ code: 400, status: 'ERROR', title: 'Bad Request' });
});

test('the JWT is enough on the protected route, but a CSRF value that is sent must be its own', async () => {
  const first = await readJson(await signIn({ Authorization: steve }));
  const second = await readJson(await signIn({ Authorization: steve }));
  expect(await cloudio.accepts(readText(first, 'jwt'))).toBe(true);
  expect(await cloudio.accepts(readText(first, 'jwt'), { csrf: readText(first, 'csrf') })).toBe(true);
  expect(await cloudio.accepts(readText(first, 'jwt'), { csrf: readText(second, 'csrf') })).toBe(false);
  expect(await cloudio.accepts(readText(first, 'csrf'))).toBe(false);
});
