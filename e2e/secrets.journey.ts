import { countTextsWith, filesWith, searchFor } from './canaries.ts';
import { entryAt, expect, password, test } from './fixtures.ts';
import type { App } from './fixtures.ts';
import { heapOf } from './page-memory.ts';
import { addAccount, choose, expectStatus, rowOf, until } from './window-steps.ts';

test('no secret reaches the window or the disk, on any way through the program', async ({
  launch,
  servers,
  profile,
}) => {
  const app = await launch();
  const server = servers.neostra;
  const wrong = 'canary-wrong-5519';
  await addAccount(app.window, { ...entryAt(server, 'prod admin'), password: wrong });
  await expectStatus(app.window, 'prod admin', 'Needs password');
  await choose(app.window, 'prod admin', /Edit/);
  await app.window.getByRole('dialog').getByLabel('Password').fill(password);
  await app.window.getByRole('button', { name: 'Save and sign in' }).click();
  await expectStatus(app.window, 'prod admin', 'Fresh');
  await rowOf(app.window, 'prod admin').getByRole('button', { name: 'Copy token' }).click();
  await until(
    () => app.clipboard.readText(),
    (text) => text !== '',
  );
  const secrets = [wrong, password, ...server.issuedTokens];
  expect(secrets.length).toBeGreaterThan(3);

  expect(countTextsWith(await app.messagesToRenderer(), secrets)).toBe(0);
  expect(countTextsWith([await app.window.content(), await storageOf(app)], secrets)).toBe(0);
  expect(countTextsWith([app.logs()], secrets)).toBe(0);
  await app.kill();
  expect(await filesWith(profile, secrets)).toEqual([]);
});

test('what was typed as a password can no longer be reached in the page once its form is closed', async ({
  app,
  servers,
}) => {
  const { window } = app;
  const typed = 'canary-typed-7391';
  const search = searchFor([typed]);
  await addAccount(window, entryAt(servers.cloudidr, 'prod admin'));
  const dialog = window.getByRole('dialog');
  for (const close of ['Cancel', 'Save and sign in']) {
    await choose(window, 'prod admin', /Edit/);
    await dialog.getByLabel('Password').focus();
    await window.keyboard.insertText(typed);
    expect(search.isIn(await heapOf(window))).toBe(true);
    await dialog.getByRole('button', { name: close }).click();
    await expect(dialog).toHaveCount(0);
    expect(search.isIn(await heapOf(window))).toBe(false);
  }
});

test('the scan finds a secret that was planted', async ({ profile }) => {
  const { writeFile } = await import('node:fs/promises');
  await writeFile(`${profile}/planted.log`, `a ${Buffer.from(password, 'utf16le').toString('latin1')}`, 'latin1');
  await writeFile(`${profile}/clean.log`, 'nothing here');
  expect(await filesWith(profile, [password])).toEqual([`${profile}/planted.log`]);
  expect(countTextsWith([JSON.stringify({ deep: [password] }), 'clean'], [password])).toBe(1);
});

function storageOf(app: App): Promise<string> {
  return app.window.evaluate(() =>
    JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), document.cookie]),
  );
}
