import type { Clipboard, ClipboardItem } from 'electron';
import type { SecretClipboard } from './clipboard.ts';

/** The part of Electron's clipboard that is needed. */
export type SystemClipboard = Pick<Clipboard, 'readText' | 'write' | 'clear'>;

interface Options {
  readonly clipboard: SystemClipboard;
  readonly newItem: (formats: Record<string, string | Blob>) => ClipboardItem;
  readonly platform: NodeJS.Platform;
}

/** Electron's clipboard; the text and its marks are committed together. */
export function createElectronClipboard({ clipboard, newItem, platform }: Options): SecretClipboard {
  return {
    write: (text) => clipboard.write([newItem({ 'text/plain': text, ...concealment(platform) })]),
    readText: () => clipboard.readText(),
    clear: async () => clipboard.clear(),
  };
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
