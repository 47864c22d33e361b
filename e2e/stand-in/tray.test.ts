import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFixture, type OpenFixture } from './fixture/open-fixture.ts';

let fixtureApp: OpenFixture;

beforeAll(async () => {
  fixtureApp = await openFixture();
}, 60_000);

afterAll(() => fixtureApp[Symbol.asyncDispose]());

const log = (): Promise<unknown> => fixtureApp.invoke('log');

describe('the tray', () => {
  it('is a page named for the app, with the tooltip and every item that can be clicked', async () => {
    const { tray } = fixtureApp.app;
    const items = [
      'prod admin, 5 min left',
      'prod admin two',
      'R&D',
      'Deepest',
      'Checked',
      'Busy',
      'Show',
      'Copy',
      'Quit',
    ];
    expect(await tray.items()).toEqual(items);
    expect(await tray.tooltip()).toBe('Fixture is here');
    const page = await tray.page();
    expect(await page?.title()).toBe('Fixture tray');
    expect(await page?.locator('button:disabled').allTextContents()).toEqual(['Heading']);
    expect(await page?.locator('.sublabel').allTextContents()).toEqual(['Cloudidr']);
  });

  it('runs an item’s click in main, also in submenus that are not open', async () => {
    await fixtureApp.app.tray.click('prod admin');
    await fixtureApp.app.tray.click('More', 'R&D');
    await fixtureApp.app.tray.click('Deepest');
    await expect
      .poll(log)
      .toEqual(expect.arrayContaining(['clicked prod admin, 5 min left', 'clicked R&&D', 'clicked Deepest']));
  });

  it('checks a box before it tells, and shows it', async () => {
    await fixtureApp.app.tray.click('Checked');
    await expect.poll(log).toContain('checked true');
    const page = await fixtureApp.app.tray.page();
    await expect.poll(() => page?.getByRole('button', { pressed: true }).count()).toBe(1);
  });

  it('tells of a click on its icon', async () => {
    const page = await fixtureApp.app.tray.page();
    await page?.locator('.icon').click();
    await expect.poll(log).toContain('clicked the icon');
  });

  it('shows notifications, which can be clicked', async () => {
    await fixtureApp.invoke('notify');
    expect(await fixtureApp.app.notifications()).toContainEqual({
      title: 'Copied',
      body: 'Clears in 30 s',
      silent: false,
    });
    const page = await fixtureApp.app.tray.page();
    await page?.getByRole('button', { name: 'Clears in 30 s' }).click();
    await expect.poll(log).toContain('notification clicked');
    await expect.poll(() => page?.locator('.notice').count()).toBe(0);
  });

  it('measures from the click to the clipboard, one by one and at once', async () => {
    const one = await fixtureApp.app.tray.time('Copy', { clicks: 3 });
    const many = await fixtureApp.app.tray.time('Copy', { clicks: 20, atOnce: true });
    expect([one.length, many.length]).toEqual([3, 20]);
    for (const { tookMs, ownMs } of [...one, ...many]) {
      expect(ownMs).toBeGreaterThan(0);
      expect(tookMs).toBeGreaterThan(ownMs);
    }
  });

  it('loses no click while its menu is redrawn all the time', { timeout: 60_000 }, async () => {
    await fixtureApp.app.tray.click('Busy');
    const before = (await clicksOf('clicked prod admin two')).length;
    for (let i = 0; i < 10; i++) await fixtureApp.app.tray.click('prod admin two');
    await expect.poll(async () => (await clicksOf('clicked prod admin two')).length).toBe(before + 10);
  });

  it('rejects a click on what it does not show', async () => {
    await expect(fixtureApp.app.tray.click('Heading')).rejects.toThrow('The tray has no item "Heading"');
  });
});

async function clicksOf(words: string): Promise<unknown[]> {
  const all = await log();
  return Array.isArray(all) ? all.filter((entry) => entry === words) : [];
}
