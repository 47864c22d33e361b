import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../clock.ts';
import { Secret } from '../secret.ts';
import { failureOf } from '../testing/failure-of.ts';
import { aSystemClipboard, newItem } from '../testing/system-clipboard.ts';
import { createClipboard } from './clipboard.ts';
import { createElectronClipboard } from './electron-clipboard.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function aClipboard({ seconds = 30, platform = 'linux' }: { seconds?: number; platform?: NodeJS.Platform } = {}) {
  const system = aSystemClipboard();
  const settings = { seconds };
  const clipboard = createClipboard({
    system: createElectronClipboard({ clipboard: system, newItem, platform }),
    clock: systemClock,
  });
  return {
    system,
    clipboard,
    settings,
    put: (text: string) => clipboard.put(new Secret(text), settings.seconds, () => true),
  };
}

const raw = (name: string): string => `electron application/osclipboard;format="${name}"`;

describe('a copied token', () => {
  it('is on the clipboard at once and gone after its time', async () => {
    const { system, put } = aClipboard();
    expect(await put('t1')).toBe(Date.now() + 30_000);
    await vi.advanceTimersByTimeAsync(29_999);
    expect(await system.readText()).toBe('t1');
    await vi.advanceTimersByTimeAsync(1);
    expect(await system.readText()).toBe('');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('stays as long as the settings say at the time of the copy', async () => {
    const { system, settings, put } = aClipboard();
    settings.seconds = 600;
    await put('t1');
    settings.seconds = 5;
    await vi.advanceTimersByTimeAsync(599_000);
    expect(await system.readText()).toBe('t1');
    await vi.advanceTimersByTimeAsync(1000);
    expect(await system.readText()).toBe('');
  });

  it('is replaced by the next, which gets its full time', async () => {
    const { system, put } = aClipboard();
    await put('t1');
    await vi.advanceTimersByTimeAsync(20_000);
    await put('t2');
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(29_999);
    expect(await system.readText()).toBe('t2');
    await vi.advanceTimersByTimeAsync(1);
    expect(await system.readText()).toBe('');
  });

  it('gets its full time also where the same one is copied again', async () => {
    const { system, put } = aClipboard();
    await put('t1');
    await vi.advanceTimersByTimeAsync(20_000);
    await put('t1');
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await system.readText()).toBe('t1');
  });

  it('can be cleared before its time', async () => {
    const { system, clipboard, put } = aClipboard();
    await put('t1');
    await clipboard.clearIfOurs();
    expect(await system.readText()).toBe('');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is still cleared on time where the next copy fails', async () => {
    const { system, put } = aClipboard();
    await put('t1');
    system.wait.write = () => Promise.reject(new Error('busy'));
    await expect(put('t2')).rejects.toThrow('busy');
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await system.readText()).toBe('');
  });

  it('is not kept where it can be seen: what is left of it is a hash', async () => {
    const { clipboard, put } = aClipboard();
    const hashed = vi.spyOn(Secret.prototype, 'reveal');
    await put('canary-token');
    expect(hashed).toHaveBeenCalledTimes(1);
    await clipboard.clearIfOurs();
    expect(hashed).toHaveBeenCalledTimes(1);
    hashed.mockRestore();
  });
});

describe('what someone else copied', () => {
  it('is left alone when the time is over', async () => {
    const { system, put } = aClipboard();
    await put('t1');
    system.overwrite('a shopping list');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await system.readText()).toBe('a shopping list');
  });

  it.each(['', ' t1', 't1\n', 'T1'])('is left alone even where it looks like ours: %j', async (text) => {
    const { system, put } = aClipboard();
    await put('t1');
    system.overwrite(text);
    const clear = vi.spyOn(system, 'clear');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(clear).not.toHaveBeenCalled();
  });

  it('is left alone where nothing was ever put there', async () => {
    const { system, clipboard } = aClipboard();
    system.overwrite('a shopping list');
    await clipboard.clearIfOurs();
    expect(await system.readText()).toBe('a shopping list');
  });

  it('is left alone after ours was cleared, even where it is the same', async () => {
    const { system, clipboard, put } = aClipboard();
    await put('t1');
    await clipboard.clearIfOurs();
    system.overwrite('t1');
    await clipboard.clearIfOurs();
    expect(await system.readText()).toBe('t1');
  });

  it('is left alone on waking, too', async () => {
    const { system, clipboard, put } = aClipboard();
    await put('t1');
    system.overwrite('a shopping list');
    vi.setSystemTime(Date.now() + 3_600_000);
    await clipboard.clearIfOverdue();
    expect(await system.readText()).toBe('a shopping list');
  });

  it('does not bring the program down where the clipboard can’t be read', async () => {
    const { system, put } = aClipboard();
    await put('t1');
    system.wait.read = () => Promise.reject(new Error('busy'));
    await vi.advanceTimersByTimeAsync(60_000);
    system.wait.read = () => Promise.resolve();
    await put('t2');
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await system.readText()).toBe('');
  });
});

const after = (ms: number) => (): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('a slow clipboard', () => {
  it('keeps a token that is copied while the last one is being cleared', async () => {
    const { system, put } = aClipboard();
    await put('t1');
    system.wait.read = after(50);
    await vi.advanceTimersByTimeAsync(30_020);
    const copied = put('t2');
    await vi.advanceTimersByTimeAsync(100);
    await copied;
    system.wait.read = () => Promise.resolve();
    expect(await system.readText()).toBe('t2');
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await system.readText()).toBe('');
  });

  it.each(['t2', 't1'])('keeps a token (%s) that is being copied when the time of the last one ends', async (text) => {
    const { system, put } = aClipboard();
    await put('t1');
    await vi.advanceTimersByTimeAsync(29_990);
    system.wait.write = after(50);
    const copied = put(text);
    await vi.advanceTimersByTimeAsync(100);
    await copied;
    expect(await system.readText()).toBe(text);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await system.readText()).toBe('');
  });

  it('is cleared of a token that is still on its way there when the program ends', async () => {
    const { system, clipboard, put } = aClipboard();
    system.wait.write = after(50);
    const copied = put('t1');
    const cleared = clipboard.clearIfOurs();
    await vi.advanceTimersByTimeAsync(100);
    await Promise.all([copied, cleared]);
    expect(await system.readText()).toBe('');
  });

  it('is cleared of the last of several tokens, whichever write took longest', async () => {
    const { system, put } = aClipboard();
    const spans = [80, 10];
    system.wait.write = () => after(spans.shift() ?? 0)();
    const copies = Promise.all([put('t1'), put('t2')]);
    await vi.advanceTimersByTimeAsync(100);
    await copies;
    expect(await system.readText()).toBe('t2');
    await vi.advanceTimersByTimeAsync(31_000);
    expect(await system.readText()).toBe('');
  });
});

describe('the marks that keep a token out of clipboard histories', () => {
  it('are written together with the token, on macOS', async () => {
    const { system, put } = aClipboard({ platform: 'darwin' });
    await put('t1');
    expect(system.writes).toEqual([{ 'text/plain': 't1', [raw('org.nspasteboard.ConcealedType')]: '' }]);
  });

  it.each<NodeJS.Platform>(['linux', 'freebsd'])('are written together with the token, on %s', async (platform) => {
    const { system, put } = aClipboard({ platform });
    await put('t1');
    expect(system.writes).toEqual([{ 'text/plain': 't1', [raw('x-kde-passwordManagerHint')]: 'secret' }]);
  });

  it('are written together with the token, on Windows, each a DWORD of 0', async () => {
    const { system, put } = aClipboard({ platform: 'win32' });
    await put('t1');
    const [{ 'text/plain': text, ...marks } = {}, ...others] = system.writes;
    expect([text, others]).toEqual(['t1', []]);
    expect(Object.keys(marks)).toEqual([
      raw('ExcludeClipboardContentFromMonitorProcessing'),
      raw('CanIncludeInClipboardHistory'),
      raw('CanUploadToCloudClipboard'),
    ]);
    for (const mark of Object.values(marks)) {
      expect(mark instanceof Blob && [...(await mark.bytes())]).toEqual([0, 0, 0, 0]);
    }
  });
});

describe('after a sleep, in which timers stand still', () => {
  it('a token whose time is over is cleared at once, and another one not', async () => {
    const { system, clipboard, put } = aClipboard();
    await put('t1');
    vi.setSystemTime(Date.now() + 29_000);
    await clipboard.clearIfOverdue();
    expect(await system.readText()).toBe('t1');
    vi.setSystemTime(Date.now() + 2000);
    await clipboard.clearIfOverdue();
    expect(await system.readText()).toBe('');
  });
});

describe('a clipboard in trouble', () => {
  it('that can’t be read when the time is over is tried again until it can', async () => {
    const { system, put } = aClipboard();
    await put('t1');
    system.wait.read = () => Promise.reject(new Error('busy'));
    await vi.advanceTimersByTimeAsync(35_000);
    system.wait.read = () => Promise.resolve();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await system.readText()).toBe('');
  });

  it('that hangs does not keep the next copy waiting for good', async () => {
    const { system, put } = aClipboard();
    system.wait.write = () => new Promise(() => undefined);
    const refusal = failureOf(() => put('t1'));
    await vi.advanceTimersByTimeAsync(3000);
    expect((await refusal).message).toBe('The clipboard does not answer. Try again.');
    system.wait.write = () => Promise.resolve();
    await put('t2');
    expect(await system.readText()).toBe('t2');
  });

  it('tells whether it holds something of ours', async () => {
    const { clipboard, put } = aClipboard();
    expect(clipboard.holdsOurs()).toBe(false);
    await put('t1');
    expect(clipboard.holdsOurs()).toBe(true);
    await clipboard.clearIfOurs();
    expect(clipboard.holdsOurs()).toBe(false);
  });
});
