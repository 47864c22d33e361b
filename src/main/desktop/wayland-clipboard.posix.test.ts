import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findWaylandClipboard } from './wayland-clipboard.ts';

let folder: string;

/** A program of this name that notes its arguments, keeps its input, and stays behind as wl-copy does. */
async function install(name: string, script: string): Promise<void> {
  await writeFile(join(folder, name), `#!/bin/sh\ncd "${folder}"\necho "${name} $*" >> calls\n${script}\n`);
  await chmod(join(folder, name), 0o755);
}

const help = 'if [ "$1" = --help ]; then echo "$HELP"; exit; fi';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tokendock-wl-'));
  vi.stubEnv('PATH', `${folder}:/usr/bin:/bin`);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

describe('the clipboard of Wayland', () => {
  it.each([
    ['  -p, --primary', 'wl-copy --type text/plain'],
    ['  -s, --sensitive', 'wl-copy --type text/plain --sensitive'],
  ])('takes the text by standard input, never as an argument (%s)', async (words, call) => {
    vi.stubEnv('HELP', words);
    await install('wl-copy', `${help}\n[ "$1" = --clear ] && { : > text; exit; }\ncat > text\nsleep 20 &`);
    await install('wl-paste', '[ -s text ] && cat text');
    const clipboard = await findWaylandClipboard();
    await clipboard?.write('canary-7391 ü');
    expect(await clipboard?.readText()).toBe('canary-7391 ü');
    await clipboard?.clear();
    expect(await clipboard?.readText()).toBe('');
    const calls = await readFile(join(folder, 'calls'), 'utf8');
    expect(calls.split('\n')).toContain(call);
    expect(calls).not.toContain('canary');
  });

  it('tells a copy that failed', async () => {
    await install('wl-copy', `${help}\nexit 1`);
    const clipboard = await findWaylandClipboard();
    await expect(clipboard?.write('canary-7391')).rejects.toThrow('wl-copy ended with 1');
  });

  it('is not used where wl-clipboard is not installed', async () => {
    vi.stubEnv('PATH', folder);
    expect(await findWaylandClipboard()).toBeNull();
  });
});
