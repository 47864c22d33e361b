import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFixture, type OpenFixture } from './fixture/open-fixture.ts';
import { missing, strict } from './strict.ts';

describe('what the stand-in does not implement', () => {
  let fixtureApp: OpenFixture;
  beforeAll(async () => {
    fixtureApp = await openFixture({ args: ['--no-tray'] });
  }, 60_000);
  afterAll(() => fixtureApp[Symbol.asyncDispose]());

  it.each([
    ['useMissingModule', 'electron.safeStorage.isEncryptionAvailable'],
    ['useMissingMethod', 'electron.app.getAppMetrics'],
    ['setMissingProperty', 'electron.app.badgeCount ='],
    ['useMissingWindowMethod', 'electron.BrowserWindow.getParentWindow'],
    ['listenToMissingEvent', 'the event "accessibility-support-changed" of electron.app'],
    ['useMissingOption', 'the option "kiosk" of electron.BrowserWindow'],
    ['disableIsolation', 'webPreferences.contextIsolation: false'],
    ['disableSandbox', 'webPreferences.sandbox: false'],
    ['integrateNode', 'webPreferences.nodeIntegration: true'],
    ['popUpMenu', 'electron.Menu.popup'],
  ] as const)('throws when the app tries it: %s', async (name, what) => {
    expect(await fixtureApp.attempt(name)).toBe(`NotImplementedError: the stand-in does not implement ${what}`);
  });

  it('leaves no half-made window behind', async () => {
    expect(await fixtureApp.attempt('countWindows')).toBe('did 1');
  });

  it('does not hide the refusals that are Electron’s own', async () => {
    expect(await fixtureApp.attempt('handleTwice')).toContain("Attempted to register a second handler for 'echo'");
    expect(await fixtureApp.attempt('openFile')).toBe('Error: Invalid URL');
    expect(await fixtureApp.attempt('version')).toBe('did "Fixture 1.2.3 false"');
  });
});

describe('a strict object', () => {
  const object = strict('electron.thing', { known: 1, nothing: undefined });

  it('gives what it has, even where that is undefined', () => {
    expect(object.known).toBe(1);
    expect(object.nothing).toBeUndefined();
  });

  it('can be awaited and turned into JSON', async () => {
    expect(await Promise.resolve(object)).toBe(object);
    expect(JSON.stringify(object)).toBe('{"known":1}');
  });

  it('throws where anything else is read', () => {
    expect(() => Reflect.get(object, 'unknown')).toThrow('does not implement electron.thing.unknown');
  });
});

it('a missing member can be held, but neither called, constructed nor read', () => {
  const member = missing('safeStorage');
  expect(() => Reflect.get(member, 'encryptString')).toThrow('electron.safeStorage.encryptString');
  if (typeof member !== 'function') throw new Error('must look like a class');
  expect(() => Reflect.construct(member, [])).toThrow('electron.safeStorage');
  expect(() => Reflect.apply(member, undefined, [])).toThrow('electron.safeStorage');
});
