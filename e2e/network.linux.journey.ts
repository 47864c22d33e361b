import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTestAuthority } from '../src/main/testing/certificates.ts';
import { entryAt, expect, test as base } from './fixtures.ts';
import { startLocalProxy } from './local-proxy.ts';
import { startTlsFront } from './tls-front.ts';
import { addAccount, choose, expectStatus, fillForm, openForm, rowOf, save } from './window-steps.ts';

const test = base.extend<{ readonly authority: ReturnType<typeof createTestAuthority> }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright asks for the first parameter to be destructured.
  authority: async ({}, use) => {
    const authority = createTestAuthority('Acme Root');
    await use(authority);
    authority.close();
  },
});

test('a server with an authority of its own is trusted by the account that names it, and by no other', async ({
  app,
  servers,
  authority,
  profile,
}) => {
  const { window } = app;
  const front = await startTlsFront(authority.issue('localhost', { through: true }), servers.cloudidr.baseUrl);
  const entry = { ...entryAt(servers.cloudidr, 'own server'), baseUrl: `https://localhost:${front.port}` };
  try {
    await addAccount(window, entry);
    await expectStatus(window, 'own server', 'comes from an unknown authority, so nothing was sent');
    expect(servers.cloudidr.requests).toHaveLength(0);

    const [wrong, right] = [join(profile, 'wrong.pem'), join(profile, 'root.pem')];
    await writeFile(wrong, 'no certificate');
    await writeFile(right, authority.pem);
    await choose(window, 'own server', 'Edit…');
    const dialog = window.getByRole('dialog');
    await app.chooseFile(wrong);
    await dialog.getByRole('button', { name: 'Certificate authority' }).click();
    await expect(dialog.getByText('This file holds no certificate.')).toBeVisible();
    await app.chooseFile(right);
    await dialog.getByRole('button', { name: 'Certificate authority' }).click();
    await expect(dialog.getByText('Acme Root')).toBeVisible();
    await dialog.getByLabel('Password', { exact: true }).fill(entry.password);
    await save(window);
    await expectStatus(window, 'own server', 'Fresh');

    await addAccount(window, { ...entry, label: 'another' });
    await expectStatus(window, 'another', 'unknown authority');
  } finally {
    await front.close();
  }
});

test.describe('refused, though the authority is known', () => {
  for (const [what, host, days, words] of [
    ['a certificate for another host', 'elsewhere.test', 10, 'for another host'],
    ['an expired certificate', 'localhost', -1, 'has expired'],
  ] as const) {
    test(what, async ({ app, servers, authority, profile }) => {
      const { window } = app;
      const front = await startTlsFront(authority.issue(host, { days }), servers.cloudidr.baseUrl);
      try {
        await openForm(window);
        await fillForm(window, {
          ...entryAt(servers.cloudidr, 'own server'),
          baseUrl: `https://localhost:${front.port}`,
        });
        const file = join(profile, 'root.pem');
        await writeFile(file, authority.pem);
        await app.chooseFile(file);
        await window.getByRole('button', { name: 'Certificate authority' }).click();
        await expect(window.getByText('Acme Root')).toBeVisible();
        await save(window);
        await expectStatus(window, 'own server', words);
        expect(servers.cloudidr.requests).toHaveLength(0);
      } finally {
        await front.close();
      }
    });
  }
});

test('a proxy of one’s own is used from the next sign-in on, and one that is down is told', async ({
  app,
  servers,
  authority,
  profile,
}) => {
  const { window } = app;
  const proxy = await startLocalProxy();
  // No such host: only the proxy knows where it is.
  const front = await startTlsFront(authority.issue('api.acme.test'), servers.cloudidr.baseUrl);
  try {
    await openForm(window);
    const baseUrl = `https://api.acme.test:${front.port}`;
    await fillForm(window, { ...entryAt(servers.cloudidr, 'behind'), baseUrl });
    const file = join(profile, 'root.pem');
    await writeFile(file, authority.pem);
    await app.chooseFile(file);
    await window.getByRole('button', { name: 'Certificate authority' }).click();
    await expect(window.getByText('Acme Root')).toBeVisible();
    await save(window);
    await expectStatus(window, 'behind', 'host was not found');

    const address = async (text: string): Promise<void> => {
      await window.getByRole('button', { name: 'Settings' }).click();
      await window.getByRole('radio', { name: 'Manual' }).click({ force: true });
      await window.getByLabel('Proxy address').fill(text);
      await window.getByLabel('Proxy address').press('Enter');
    };
    await address('proxy without a scheme');
    await expect(window.getByText('Enter the proxy’s address, e.g. http://proxy.example:3128')).toBeVisible();
    await window.getByLabel('Proxy address').fill('http://ana:secret@127.0.0.1:1');
    await window.getByLabel('Proxy address').press('Enter');
    await expect(window.getByText('Leave out the user name and password')).toBeVisible();
    await window.getByLabel('Proxy address').fill(proxy.url);
    await window.getByLabel('Proxy address').press('Enter');
    await expect(window.getByText('For example http://proxy.example:3128')).toBeVisible();
    await window.getByRole('button', { name: 'Done' }).click();
    await rowOf(window, 'behind').getByRole('button', { name: 'Try again' }).click();
    await expectStatus(window, 'behind', 'Fresh');
    expect(proxy.asked).toEqual([`api.acme.test:${front.port}`]);

    await proxy.close();
    await choose(window, 'behind', 'Sign in again');
    // The token that is held stays good.
    await expect(window.getByText(/^Couldn’t sign in to behind: The proxy could not be used/)).toBeVisible({
      timeout: 20_000,
    });
  } finally {
    await front.close();
    await proxy.close();
  }
});
