import { entryAt, expect, test } from './fixtures.ts';
import { addAccount, expectStatus } from './window-steps.ts';

test('without a network the window says so, and a fresh token is copied all the same', async ({ app, servers }) => {
  const { window, clipboard } = app;
  await addAccount(window, entryAt(servers.cloudidr, 'prod admin'));
  await expectStatus(window, 'prod admin', 'Fresh');
  const devtools = await window.context().newCDPSession(window);
  const conditions = { latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
  await devtools.send('Network.emulateNetworkConditions', { offline: true, ...conditions });
  await expect(window.getByText('This computer is offline.')).toBeVisible();
  await window.getByRole('button', { name: 'Copy token' }).click();
  await expect.poll(async () => servers.cloudidr.accepts(await clipboard.readText())).toBe(true);
  await devtools.send('Network.emulateNetworkConditions', { offline: false, ...conditions });
  await expect(window.getByText('This computer is offline.')).toHaveCount(0);
});
