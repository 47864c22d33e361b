import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openFixture, type OpenFixture } from './fixture/open-fixture.ts';

/** Each starts Chromium, which takes long on a busy machine. */
const patience = 60_000;

describe('quitting', { timeout: patience }, () => {
  it('waits for an app that first prevents it, and leaves nothing of Chromium behind', async () => {
    await using fixtureApp = await openFixture();
    const { app, profile } = fixtureApp;
    await expect.poll(() => notesOf(fixtureApp)).toEqual(['loaded']);
    expect(readdirSync(profile).some((name) => name.startsWith('stand-in-chromium'))).toBe(true);
    await app.close();
    await app.closed;
    expect(notesOf(fixtureApp)).toEqual(['loaded', 'before-quit', 'will-quit']);
    expect(readdirSync(profile)).toEqual(['notes.txt']);
    expect(isRunning(app.pid)).toBe(false);
  });

  it('is what the tray’s item for it does', async () => {
    await using fixtureApp = await openFixture();
    await fixtureApp.app.tray.click('Quit');
    await fixtureApp.app.closed;
    expect(notesOf(fixtureApp)).toContain('will-quit');
    await fixtureApp.app.close();
  });

  it('is not asked of an app that is killed, and Chromium goes with it', async () => {
    await using fixtureApp = await openFixture();
    await expect.poll(() => notesOf(fixtureApp)).toEqual(['loaded']);
    await fixtureApp.app.kill();
    expect(notesOf(fixtureApp)).toEqual(['loaded']);
    expect(isRunning(fixtureApp.app.pid)).toBe(false);
  });
});

describe('closing the window', { timeout: patience }, () => {
  it('only hides it where the app says so, and the page lives on', async () => {
    await using fixtureApp = await openFixture({ args: ['--close-hides'] });
    const { app } = fixtureApp;
    await expect.poll(() => app.windows()).toMatchObject([{ visible: true }]);
    await app.closeWindow();
    expect(await app.windows()).toMatchObject([{ visible: false, focused: false }]);
    expect(await fixtureApp.invoke('log')).toContain('window hide');
  });

  it('destroys it else, while the app stays open for its tray', async () => {
    await using fixtureApp = await openFixture();
    const { app } = fixtureApp;
    await app.closeWindow();
    expect(await app.windows()).toEqual([]);
    await expect.poll(() => isThere(() => app.window)).toBe(false);
    expect(await app.tray.items()).toContain('Quit');
  });

  it('works the same when Chromium’s own page is closed', async () => {
    await using fixtureApp = await openFixture();
    await fixtureApp.app.window.close();
    await expect.poll(() => fixtureApp.app.windows()).toEqual([]);
  });

  it('keeps an app open that only hides its window, and shows the page again later', async () => {
    await using fixtureApp = await openFixture({ args: ['--close-hides'] });
    const { app } = fixtureApp;
    // Chromium must not lose its last page.
    await app.tray.items();
    await app.window.close();
    await expect.poll(() => app.windows()).toMatchObject([{ visible: false }]);
    await app.tray.click('Show');
    await app.openedWindow();
    expect(await fixtureApp.invoke('echo', 'alive')).toBe('alive');
    expect(await app.windows()).toMatchObject([{ visible: true, focused: true }]);
  });

  it('starts Chromium anew where that ended with its last page', async () => {
    await using fixtureApp = await openFixture({ args: ['--close-hides', '--no-tray'] });
    const { app } = fixtureApp;
    await app.window.close();
    await expect.poll(() => app.windows()).toMatchObject([{ visible: false }]);
    await app.secondInstance();
    await expect.poll(() => notesOf(fixtureApp)).toEqual(['loaded', 'loaded']);
    expect(await app.windows()).toMatchObject([{ visible: true }]);
  });
});

describe('a second instance', { timeout: patience }, () => {
  it('tells the first of its arguments and ends well', async () => {
    await using fixtureApp = await openFixture();
    expect(await fixtureApp.app.secondInstance('--from-the-second')).toBe(0);
    await expect.poll(() => fixtureApp.invoke('log')).toContain('second-instance --from-the-second');
    expect(await fixtureApp.attempt('countWindows')).toBe('did 1');
  });
});

function notesOf({ profile }: OpenFixture): string[] {
  const path = join(profile, 'notes.txt');
  return existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : [];
}

function isThere(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
