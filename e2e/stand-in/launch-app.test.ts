import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { launchApp } from '../app.ts';
import { whichHost } from './hosts/which-host.ts';

const appPath = join(import.meta.dirname, 'fixture');

beforeEach(() => vi.stubEnv('TOKENDOCK_HOST', 'stand-in'));
afterEach(() => vi.unstubAllEnvs());

describe('an app that is launched', { timeout: 60_000 }, () => {
  it('has a profile of its own, which goes with it', async () => {
    const app = await launchApp({ appPath });
    expect(app.host).toBe('stand-in');
    expect(existsSync(app.profile)).toBe(true);
    await Promise.all([app.close(), app.close()]);
    expect(existsSync(app.profile)).toBe(false);
  });

  it('leaves a profile that it was given', async () => {
    const profile = await mkdtemp(join(tmpdir(), 'stand-in-test-'));
    const app = await launchApp({ appPath, profile, colorScheme: 'dark', env: { SOME_NAME: 'some value' } });
    const isDark = await app.window.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
    const value = await app.window.evaluate(() => fixture.invoke('env', 'SOME_NAME'));
    await app.close();
    expect([isDark, value, existsSync(profile)]).toEqual([true, 'some value', true]);
    await rm(profile, { recursive: true });
  });

  it('rejects with what it wrote where it fails to start', async () => {
    const failing = launchApp({ appPath, args: ['--fail-at-start'] });
    await expect(failing).rejects.toThrow('failed at the start, as asked');
  });
});

describe('the host', () => {
  it('can be chosen for tests', () => {
    expect(whichHost()).toBe('stand-in');
    vi.stubEnv('TOKENDOCK_HOST', 'electron');
    expect(whichHost()).toBe('electron');
  });

  it('must be one of the two', () => {
    vi.stubEnv('TOKENDOCK_HOST', 'chromium');
    expect(whichHost).toThrow('must be electron or stand-in, not "chromium"');
  });
});
