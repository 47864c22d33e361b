import { createServer } from 'node:http';
import { createTestAuthority } from '../src/main/testing/certificates.ts';
import { entryAt, expect, test } from './fixtures.ts';
import { portOf } from './port-of.ts';
import { startTlsFront } from './tls-front.ts';
import { addAccount, choose, expectStatus, rowOf } from './window-steps.ts';

test('a sign-in check says what is wrong, step by step, and its report can be copied', async ({ app, servers }) => {
  const { window } = app;
  const dialog = window.getByRole('dialog');
  const step = (name: string) => dialog.getByRole('listitem').filter({ hasText: name });
  const close = (): Promise<void> => dialog.getByRole('button', { name: 'Close' }).click();

  servers.cloudidr.clockOffsetMs = -3 * 3_600_000;
  await addAccount(window, entryAt(servers.cloudidr, 'good'));
  await expectStatus(window, 'good', 'Fresh');
  const requests = servers.cloudidr.requests.length;
  await choose(window, 'good', 'Check the sign-in…');
  await expect(step('Answer')).toContainText('HTTP 404 without signing in, so the host is there.');
  await expect(step('Clock')).toContainText(/clock is (3 hr|2 hr, 59 min) ahead/);
  await expect(step('Certificate')).toContainText('it stays on this computer');
  await expect(step('Last sign-in')).toContainText('It succeeded at');
  const sent = servers.cloudidr.requests.slice(requests);
  expect(sent).toMatchObject([{ method: 'GET', body: '' }]);
  expect(Object.keys(sent[0]?.headers ?? {})).not.toContain('authorization');
  await dialog.getByRole('button', { name: 'Copy report' }).click();
  await expect(window.getByText('Copied the report.')).toBeVisible();
  const report = await app.clipboard.readText();
  expect(report).toContain('Clock [Look here]');
  expect(report).not.toContain('good');
  await close();

  const gateway = createServer((_request, response) => void response.writeHead(502).end('<h1>Bad gateway</h1>'));
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
  await addAccount(window, { ...entryAt(servers.cloudidr, 'broken'), baseUrl: `http://127.0.0.1:${portOf(gateway)}` });
  await expectStatus(window, 'broken', 'has a problem of its own');
  await rowOf(window, 'broken').getByRole('button', { name: 'Check…' }).click();
  await expect(step('Answer')).toContainText('HTTP 502: the host has a problem of its own. It says: Bad gateway');
  await close();
  gateway.close();

  await addAccount(window, { ...entryAt(servers.neostra, 'no name'), baseUrl: 'https://nobody.invalid' });
  await expectStatus(window, 'no name', 'host was not found');
  await rowOf(window, 'no name').getByRole('button', { name: 'Check…' }).click();
  await expect(step('Host name')).toContainText('nobody.invalid was not found');
  await expect(step('Answer')).toContainText('Needs the steps before it.');
  await close();

  await addAccount(window, { ...entryAt(servers.neostra, 'closed'), baseUrl: 'http://127.0.0.1:9' });
  await expectStatus(window, 'closed', /refuses|broke off/);
  await rowOf(window, 'closed').getByRole('button', { name: 'Check…' }).click();
  await expect(step('Answer')).toContainText(/refuses the connection|broke off/);
  await close();
});

test('a sign-in check reads a certificate that is not trusted', async ({ app, servers }) => {
  const { window } = app;
  const authority = createTestAuthority('Acme Root');
  const front = await startTlsFront(authority.issue('localhost'), servers.cloudidr.baseUrl);
  try {
    const baseUrl = `https://localhost:${front.port}`;
    await addAccount(window, { ...entryAt(servers.cloudidr, 'own server'), baseUrl });
    await expectStatus(window, 'own server', 'unknown authority');
    await rowOf(window, 'own server').getByRole('button', { name: 'Check…' }).click();
    await expect(window.getByRole('listitem').filter({ hasText: 'Certificate' }).first()).toContainText(
      'It was issued for localhost by Acme Root',
    );
  } finally {
    await front.close();
    authority.close();
  }
});
