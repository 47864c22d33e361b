import { expect, test } from './fixtures.ts';

test('the page is sandboxed, leads nowhere, opens nothing and gets no permission', async ({ app }) => {
  const { window } = app;
  for (const preferences of await app.webPreferences()) {
    expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false });
  }
  const address = window.url();
  await window.evaluate(() => {
    // From a timer: what a test evaluates itself is free of the page's policy.
    setTimeout(() => location.assign('https://example.com/'));
    setTimeout(() => open('https://example.com/'));
    setTimeout(() => Reflect.get(globalThis, 'eval')('document.title = "attacked"'));
  });
  await expect(window.getByRole('button', { name: 'Add account' })).toBeVisible();
  const answer = await window.evaluate(() => Reflect.get(window, 'tokendock').call('loadState'));
  expect(answer).toMatchObject({ ok: true });
  expect([window.url(), await window.title()]).toEqual([address, 'Tokendock']);
  expect(await app.openedLinks()).toEqual([]);
  // Null on Electron, where a page would have to ask.
  expect([{ requested: false, checked: false }, null]).toContainEqual(await app.permission('media'));
});
