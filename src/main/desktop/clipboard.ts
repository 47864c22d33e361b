import { createHash } from 'node:crypto';
import type { Clipboard, ClipboardItem } from 'electron';
import type { Clock } from '../clock.ts';
import type { TokenClipboard } from '../tokens/copy-token.ts';

/** The part of Electron's clipboard that is needed. */
export type SystemClipboard = Pick<Clipboard, 'readText' | 'write' | 'clear'>;

interface Options {
  readonly clipboard: SystemClipboard;
  readonly newItem: (formats: Record<string, string | Blob>) => ClipboardItem;
  readonly platform: NodeJS.Platform;
  readonly clock: Clock;
  /** How long a copied secret stays, in s. */
  readonly clearAfterSeconds: () => number;
}

export interface ClearingClipboard extends TokenClipboard {
  /** Clears it now, if it still holds what was put there. */
  readonly clearIfOurs: () => Promise<void>;
}

/** A clipboard that keeps what is put there out of clipboard histories, and clears it after a while unless it changed. */
export function createClipboard({
  clipboard,
  newItem,
  platform,
  clock,
  clearAfterSeconds,
}: Options): ClearingClipboard {
  /** Of what was put there last; the secret itself is not kept. */
  let held: { readonly hash: string } | null = null;
  let timer: NodeJS.Timeout | null = null;
  let lastTurn: Promise<unknown> = Promise.resolve();

  /** One after another: else a look that began before a copy would clear that copy. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = lastTurn.then(work);
    lastTurn = turn.catch(() => undefined);
    return turn;
  }

  async function clear(): Promise<void> {
    if (timer) clearTimeout(timer);
    timer = null;
    const ours = held;
    held = null;
    if (ours && hash(await clipboard.readText()) === ours.hash) clipboard.clear();
  }

  return {
    clearIfOurs: () => inTurn(clear),
    put: (secret) =>
      inTurn(async () => {
        const text = secret.reveal();
        await clipboard.write([newItem({ 'text/plain': text, ...concealment(platform) })]);
        if (timer) clearTimeout(timer);
        const put = { hash: hash(text) };
        held = put;
        const lifeMs = clearAfterSeconds() * 1000;
        // By its turn, another copy may have taken the place of this one.
        const clearThis = (): Promise<void> => inTurn(async () => (held === put ? clear() : undefined));
        timer = setTimeout(() => void clearThis().catch(() => undefined), lifeMs);
        return clock.now() + lifeMs;
      }),
  };
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}

/** The marks by which clipboard managers know a secret, as KeePassXC sets them (`src/gui/Clipboard.cpp`). */
function concealment(platform: NodeJS.Platform): Record<string, string | Blob> {
  if (platform === 'darwin') return { [rawFormat('org.nspasteboard.ConcealedType')]: '' };
  if (platform !== 'win32') return { [rawFormat('x-kde-passwordManagerHint')]: 'secret' };
  const no = new Blob([new Uint8Array(4)]);
  return {
    [rawFormat('ExcludeClipboardContentFromMonitorProcessing')]: no,
    [rawFormat('CanIncludeInClipboardHistory')]: no,
    [rawFormat('CanUploadToCloudClipboard')]: no,
  };
}

function rawFormat(name: string): string {
  return `electron application/osclipboard;format="${name}"`;
}
