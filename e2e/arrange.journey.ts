import type { Page } from '@playwright/test';
import { entryAt, expect, test } from './fixtures.ts';
import { writeAccounts } from './many-accounts.ts';
import { addAccount, expectStatus, rowOf } from './window-steps.ts';

function labels(window: Page): Promise<string[]> {
  return window.getByRole('row').locator('.account-label').allTextContents();
}

async function sortBy(window: Page, order: string): Promise<void> {
  await window.getByRole('button', { name: 'Sort' }).click();
  await window.getByRole('menuitemradio', { name: order }).click();
}

const before = ['account 0001', 'account 0006', 'account 0011'];

test('accounts are put in order by hand and by keyboard, and stay so after a restart', async ({ launch, profile }) => {
  await writeAccounts(profile, 15);
  const app = await launch();
  const { window } = app;
  await expect.poll(() => labels(window)).toEqual(expect.arrayContaining(before));
  // Cloudidr's, the first section.
  const section = async (): Promise<string[]> => (await labels(window)).slice(0, 3);
  expect(await section()).toEqual(before);

  await rowOf(window, 'account 0011').dragTo(rowOf(window, 'account 0001'), { targetPosition: { x: 60, y: 4 } });
  await expect.poll(section).toEqual(['account 0011', 'account 0001', 'account 0006']);
  await expect(window.getByText('account 0011 is now number 1 of 3.')).toBeAttached();

  await rowOf(window, 'account 0011').press('Alt+ArrowDown');
  await expect.poll(section).toEqual(['account 0001', 'account 0011', 'account 0006']);
  await expect(rowOf(window, 'account 0011')).toBeFocused();
  await rowOf(window, 'account 0006').getByRole('button', { name: 'More' }).click();
  await window.getByRole('menuitem', { name: 'Move up' }).click();
  await expect.poll(section).toEqual(['account 0001', 'account 0006', 'account 0011']);
  await rowOf(window, 'account 0001').press('Alt+ArrowDown');
  const own = ['account 0006', 'account 0001', 'account 0011'];
  await expect.poll(section).toEqual(own);

  // Into another provider's section nothing can be dragged.
  await rowOf(window, 'account 0006').dragTo(rowOf(window, 'account 0002'));
  expect(await section()).toEqual(own);

  await sortBy(window, 'Label');
  await expect.poll(section).toEqual(before);
  await sortBy(window, 'My order');
  await expect.poll(section).toEqual(own);
  await app.close();
  const again = await launch();
  await expect.poll(async () => (await labels(again.window)).slice(0, 3)).toEqual(own);
});

test('several accounts are signed in and deleted at once', async ({ app, servers }) => {
  const { window } = app;
  for (const [server, label] of [
    [servers.cloudidr, 'one'],
    [servers.neostra, 'two'],
    [servers.appmixer, 'three'],
  ] as const) {
    await addAccount(window, entryAt(server, label));
    await expectStatus(window, label, 'Fresh');
  }
  const requests = (): number =>
    [servers.cloudidr, servers.neostra, servers.appmixer].flatMap((server) => server.requests).length;
  const asked = requests();
  await rowOf(window, 'one').click();
  await expect(window.getByRole('region', { name: '2 selected' })).toHaveCount(0);
  await rowOf(window, 'two').click({ modifiers: ['ControlOrMeta'] });
  const bar = window.getByRole('region', { name: '2 selected' });
  await bar.getByRole('button', { name: 'Sign in' }).click();
  await expect(window.getByText('Signed in to 2 of 2 accounts.')).toBeVisible();
  expect(requests()).toBe(asked + 2);
  await window.keyboard.press('Escape');

  await rowOf(window, 'one').press('ControlOrMeta+a');
  await window.getByRole('region', { name: '3 selected' }).getByRole('button', { name: 'Clear selection' }).click();
  await expect(window.getByRole('region', { name: '3 selected' })).toHaveCount(0);

  await rowOf(window, 'one').click();
  await rowOf(window, 'three').click({ modifiers: ['Shift'] });
  await expect(window.getByRole('region', { name: '3 selected' })).toBeVisible();
  await rowOf(window, 'three').press('Shift+ArrowUp');
  await rowOf(window, 'two').press(process.platform === 'darwin' ? 'Meta+Backspace' : 'Delete');
  const question = window.getByRole('alertdialog', { name: 'Delete 2 accounts?' });
  await expect(question).toContainText('one, two');
  await question.getByRole('button', { name: 'Delete' }).click();
  await expect(window.getByText('Deleted 2 accounts.')).toBeVisible();
  expect(await labels(window)).toEqual(['three']);
});

test('sorted by remaining life, the longest comes first', async ({ launch, servers }) => {
  const { window } = await launch();
  servers.cloudidr.tokenLifetimeSeconds = 120;
  await addAccount(window, entryAt(servers.cloudidr, 'a short one'));
  await expectStatus(window, 'a short one', 'Fresh');
  servers.cloudidr.tokenLifetimeSeconds = 7200;
  await addAccount(window, entryAt(servers.cloudidr, 'b long one'));
  await expectStatus(window, 'b long one', 'Fresh, 1 hr');
  await sortBy(window, 'Label');
  await expect.poll(() => labels(window)).toEqual(['a short one', 'b long one']);
  await sortBy(window, 'Remaining life');
  await expect.poll(() => labels(window)).toEqual(['b long one', 'a short one']);
});

test('a range is selected across sections by Shift, grows and shrinks, and is left by Escape', async ({
  launch,
  profile,
}) => {
  await writeAccounts(profile, 15);
  const { window } = await launch();
  const { keyboard } = window;
  await expect.poll(() => labels(window)).toHaveLength(15);
  const all = await labels(window);
  const expectSelected = async (expected: readonly string[]): Promise<void> => {
    const selected = window.getByRole('row', { selected: true }).locator('.account-label');
    await expect.poll(() => selected.allTextContents()).toEqual(expected);
  };

  await rowOf(window, all[1] ?? '').click();
  await rowOf(window, all[4] ?? '').click({ modifiers: ['Shift'] });
  await expectSelected(all.slice(1, 5));
  await rowOf(window, all[0] ?? '').click({ modifiers: ['Shift'] });
  await expectSelected(all.slice(0, 2));

  await rowOf(window, all[2] ?? '').click();
  for (let step = 0; step < 3; step++) await keyboard.press('Shift+ArrowDown');
  await expectSelected(all.slice(2, 6));
  await keyboard.press('Shift+ArrowUp');
  await expectSelected(all.slice(2, 5));
  await rowOf(window, all[9] ?? '').click({ modifiers: ['ControlOrMeta'] });
  await expectSelected([...all.slice(2, 5), ...all.slice(9, 10)]);
  await keyboard.press('Escape');
  await expectSelected([]);

  // A menu selects its row, too.
  await rowOf(window, all[1] ?? '')
    .getByRole('button', { name: 'More' })
    .click();
  await expect(window.getByRole('menu')).toBeVisible();
  await keyboard.press('Escape');
  await expect(window.getByRole('menu')).toHaveCount(0);
  await rowOf(window, all[3] ?? '').click({ modifiers: ['Shift'] });
  await expectSelected(all.slice(1, 4));
});

test('the bar is worked by keyboard, gives the focus back, and concerns only what is in sight', async ({
  launch,
  profile,
}) => {
  await writeAccounts(profile, 15);
  const { window } = await launch();
  const { keyboard } = window;
  const bar = window.getByRole('region', { name: /selected$/ });
  const expectSelected = (count: number): Promise<void> =>
    expect(window.getByRole('row', { selected: true })).toHaveCount(count);

  for (const leave of ['Escape', 'Enter']) {
    await rowOf(window, 'account 0001').click();
    await keyboard.press('Shift+ArrowDown');
    await expect(bar).toBeVisible();
    await keyboard.press('Tab');
    await expect(bar.getByRole('button', { name: 'Sign in' })).toBeFocused();
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    await expect(bar.getByRole('button', { name: 'Clear selection' })).toBeFocused();
    await keyboard.press(leave);
    await expect(bar).toHaveCount(0);
    await expectSelected(0);
    await expect(rowOf(window, 'account 0006')).toBeFocused();
  }

  await rowOf(window, 'account 0001').click();
  await keyboard.press('Shift+ArrowDown');
  await expect(bar).toBeVisible();
  await window.getByRole('searchbox').fill('0003');
  await expect(bar).toHaveCount(0);
  // What drew a row that had the focus draws nobody now: Tab goes to the one that is found alone.
  await expect(window.locator('[role="row"][tabindex="0"]')).toHaveCount(1);
  await window.getByRole('searchbox').fill('');
  await expectSelected(0);

  await rowOf(window, 'account 0001').click();
  await rowOf(window, 'account 0006').click({ modifiers: ['Shift'] });
  await bar.getByRole('button', { name: 'Delete…' }).click();
  const question = window.getByRole('alertdialog', { name: 'Delete 2 accounts?' });
  // The second click must not ask for accounts that are gone.
  await question.getByRole('button', { name: 'Delete' }).dblclick();
  await expect(window.getByText('Deleted 2 accounts.')).toBeVisible();
  await expect(rowOf(window, 'account 0011')).toBeFocused();
  await expect.poll(() => labels(window)).toHaveLength(13);
});

test('among 1,000, a row that moves out of sight is followed, and no press is lost', async ({ launch, profile }) => {
  await writeAccounts(profile, 1000);
  const { window } = await launch();
  const row = rowOf(window, 'account 0001');
  await row.click();
  for (let step = 0; step < 25; step++) await window.keyboard.press('Alt+ArrowDown');
  await expect(window.getByText('account 0001 is now number 26 of 200.')).toBeAttached();
  await expect(row).toBeFocused();
  await expect(row).toBeInViewport({ ratio: 1 });
  // Virtualised: most rows are not drawn.
  expect(await window.getByRole('row').count()).toBeLessThan(100);

  await window.getByRole('searchbox').fill('account');
  await row.press('Alt+ArrowUp');
  await expect(window.getByText('Clear the search to move accounts.')).toBeVisible();
  await expect(window.getByText('account 0001 is now number 26 of 200.')).toBeAttached();
});

test('a search in a list that is scrolled shows what it finds from the beginning, and the arrow key goes there', async ({
  launch,
  profile,
}) => {
  await writeAccounts(profile, 200);
  const { window } = await launch();
  await rowOf(window, 'account 0001').hover();
  await window.mouse.wheel(0, 4000);
  await expect(rowOf(window, 'account 0001')).not.toBeInViewport();

  // All are still found: only the place in the list is another one.
  await window.getByRole('searchbox').fill('account');
  await expect(rowOf(window, 'account 0001')).toBeInViewport({ ratio: 1 });
  await window.keyboard.press('ArrowDown');
  await expect(rowOf(window, 'account 0001')).toBeFocused();

  // Rows of several providers take over the elements of others: each says whose it is.
  await window.getByRole('searchbox').fill('user19');
  await expect(window.getByRole('rowgroup', { name: 'Auths' })).toBeVisible();
  for (const row of await window.getByRole('row').all()) {
    const id = await row.getAttribute('data-key');
    await expect(row).toHaveAccessibleName(/^account 0(020|19[1-9]|200)$/);
    await expect(row).toHaveAccessibleDescription(/^user19\d?@example\.com/);
    expect(id).toBeTruthy();
  }
  await expect(window.getByRole('row')).toHaveCount(11);
});
