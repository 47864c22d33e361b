import { expect, it } from 'vitest';
import { aDraft } from '../testing/an-account.ts';
import { openTestDesk } from '../testing/desk.ts';
import { signedIn, wrongPassword } from '../testing/scripted-http.ts';
import { accountDetails } from './account-details.ts';

it('an account that never signed in tells what is saved, and sends nothing', async () => {
  const desk = openTestDesk();
  const id = await desk.changes.add(aDraft());
  expect(await accountDetails(id, desk)).toEqual({
    hasSession: false,
    profile: [],
    claims: [],
    attempts: [],
    keychain: { password: true, session: false },
    createdAt: desk.clock.now(),
  });
  expect(desk.requests).toEqual([]);
});

it('the sign-ins are told, the newest first, with what the provider said', async () => {
  const desk = openTestDesk();
  const id = await desk.changes.add(aDraft());
  desk.script.push(signedIn('t1', 3600), wrongPassword);
  await desk.tokens.signIn(id);
  const first = desk.clock.now();
  desk.clock.pass(5000);
  await desk.tokens.signIn(id).catch(() => undefined);
  const { attempts } = await accountDetails(id, desk);
  expect(attempts).toMatchObject([
    { at: first + 5000, failure: expect.stringMatching(/\w/) },
    { at: first, failure: null },
  ]);
});

it('twenty sign-ins are kept, and no secret in any of them', async () => {
  const desk = openTestDesk();
  const id = await desk.changes.add(aDraft());
  for (let round = 0; round < 25; round++) {
    desk.script.push(signedIn(`secret-token-${round}`, 3600));
    await desk.tokens.signIn(id);
  }
  const details = await accountDetails(id, desk);
  expect(details.attempts).toHaveLength(20);
  expect(JSON.stringify(details)).not.toMatch(/secret-token|canary-password/);
});

it('a locked keychain is told in its place', async () => {
  const desk = openTestDesk();
  const id = await desk.changes.add(aDraft());
  desk.keychain.fail('keychain-locked');
  expect((await accountDetails(id, desk)).keychain).toMatchObject({ code: 'keychain-locked' });
});

it('whatever the provider says of the user, neither the password nor a token is shown', async () => {
  const desk = openTestDesk();
  const id = await desk.changes.add(aDraft({ provider: 'auths', baseUrl: 'https://api.example.com' }));
  const claims = { sub: 'canary-password', note: Buffer.from('canary-password').toString('hex') };
  const accessToken = `h.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.signature`;
  const user = { id: 'refresh-0123456789', username: accessToken, email: 'of canary-password', rol: 'reader' };
  desk.script.push({ json: { accessToken, refreshToken: 'refresh-0123456789', user } });
  await desk.tokens.signIn(id);
  const details = await accountDetails(id, desk);
  expect(details.profile).toEqual([{ name: 'Roles', value: 'reader' }]);
  expect(details.claims.map(({ value }) => value)).toEqual(['hidden', 'hidden']);
});
