import './testing/without-electron.ts';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../contract/settings.ts';
import { openSettings } from './settings.ts';
import { failureOf } from './testing/failure-of.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

describe('settings', () => {
  it('are the usual ones at first, and nothing is written for that', () => {
    const folder = temporaryFolder();
    const settings = openSettings(folder);
    expect(settings.get()).toEqual(defaultSettings);
    expect(settings.warning).toBeNull();
    expect(() => readFileSync(join(folder, 'settings.json'))).toThrow('ENOENT');
  });

  it('that were saved are there at once and in the next run', () => {
    const folder = temporaryFolder();
    const settings = openSettings(folder);
    settings.save({ ...defaultSettings, theme: 'dark', clipboardSeconds: 5 });
    expect(settings.get()).toEqual({ ...defaultSettings, theme: 'dark', clipboardSeconds: 5 });
    settings.save({ ...defaultSettings, theme: 'light', clipboardSeconds: 600 });
    expect(openSettings(folder).get()).toEqual({ ...defaultSettings, theme: 'light', clipboardSeconds: 600 });
  });

  it('of which two change at once keep both changes', () => {
    const settings = openSettings(temporaryFolder());
    const changes = [{ theme: 'dark' }, { lockAfterMinutes: 5 }] as const;
    for (const change of changes) settings.save(settings.changed(change));
    expect(settings.get()).toEqual({ ...defaultSettings, theme: 'dark', lockAfterMinutes: 5 });
    expect(() => settings.changed({ clipboardSeconds: 1 })).toThrow('from 5 to 600');
  });

  it('keep a proxy’s address for later, but not one that is unusable: it may hold a password', () => {
    const folder = temporaryFolder();
    const settings = openSettings(folder);
    settings.save({ ...defaultSettings, proxyUrl: 'http://proxy.example:3128' });
    expect(settings.get().proxyUrl).toBe('http://proxy.example:3128');
    for (const proxyUrl of ['http://ana:canary-7391@proxy.example:3128', 'ana:canary-7391@proxy.example']) {
      settings.save({ ...defaultSettings, proxyUrl });
      expect(settings.get().proxyUrl).toBe('');
    }
    for (const file of readdirSync(folder)) expect(readFileSync(join(folder, file), 'utf8')).not.toContain('canary');
  });

  it.each([4, 601, 0, -30, 30.5, Number.NaN, Number.POSITIVE_INFINITY])(
    'refuse to keep a token on the clipboard for %d s, and say what would do',
    async (clipboardSeconds) => {
      const folder = temporaryFolder();
      const settings = openSettings(folder);
      settings.save({ ...defaultSettings, theme: 'dark', clipboardSeconds: 20 });
      expect(
        await failureOf(() => settings.save({ ...defaultSettings, theme: 'light', clipboardSeconds })),
      ).toMatchObject({
        code: 'invalid-input',
        fields: { clipboardSeconds: 'Enter a whole number of seconds from 5 to 600.' },
      });
      expect(settings.get()).toEqual({ ...defaultSettings, theme: 'dark', clipboardSeconds: 20 });
      expect(openSettings(folder).get()).toEqual({ ...defaultSettings, theme: 'dark', clipboardSeconds: 20 });
    },
  );

  it.each([
    ['is from a later version', '{"version":2,"theme":"dark","clipboardSeconds":20}'],
    ['holds what no form accepts', '{"version":1,"theme":"dark","clipboardSeconds":86400}'],
    ['is cut off', '{"version":1,"the'],
  ])('start anew and say so where their file %s; it is kept', (_name, text) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'settings.json'), text);
    const settings = openSettings(folder);
    expect(settings.get()).toEqual(defaultSettings);
    const aside = join(folder, readdirSync(folder).find((name) => name.includes('damaged')) ?? '');
    expect(settings.warning).toContain(aside);
    expect(readFileSync(aside, 'utf8')).toBe(text);
  });

  it('of an earlier version are kept, with the usual ones for what was added since', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'settings.json'), '{"version":1,"theme":"dark","clipboardSeconds":20}');
    const settings = openSettings(folder);
    expect(settings.get()).toEqual({ ...defaultSettings, theme: 'dark', clipboardSeconds: 20 });
    expect(settings.warning).toBeNull();
  });

  it('can’t be changed by changing what was handed out', () => {
    const settings = openSettings(temporaryFolder());
    Object.assign(settings.get(), { clipboardSeconds: 9999 });
    expect(settings.get()).toEqual(defaultSettings);
  });
});
