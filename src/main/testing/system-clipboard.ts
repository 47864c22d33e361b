import type { ClipboardItem } from 'electron';
import type { SystemClipboard } from '../desktop/electron-clipboard.ts';

type Formats = Record<string, string | Blob>;

const madeOf = new WeakMap<ClipboardItem, Formats>();

const getType = (): Promise<never> => Promise.reject(new Error('Nobody reads an item that is to be written.'));

/** An item that only the clipboard below can read, as one that was made for writing. */
export function newItem(formats: Formats): ClipboardItem {
  const item = { types: Object.keys(formats), getType };
  madeOf.set(item, formats);
  return item;
}

/** A clipboard in memory that behaves as Electron's: asynchronous but for `clear`. */
export interface TestSystemClipboard extends SystemClipboard {
  /** The formats of each item that was written. */
  readonly writes: Formats[];
  /** Someone else copies something. */
  readonly overwrite: (text: string) => void;
  /** What each write and each look waits for, beside its turn. */
  readonly wait: { write: () => Promise<void>; read: () => Promise<void> };
}

export function aSystemClipboard(): TestSystemClipboard {
  let text = '';
  const writes: Formats[] = [];
  const wait = { write: () => Promise.resolve(), read: () => Promise.resolve() };
  return {
    writes,
    wait,
    overwrite: (other) => (text = other),
    async write(items) {
      await wait.write();
      for (const item of items) {
        const formats = madeOf.get(item) ?? {};
        writes.push(formats);
        const plain = formats['text/plain'];
        text = typeof plain === 'string' ? plain : '';
      }
    },
    async readText() {
      const seen = text;
      await wait.read();
      return seen;
    },
    clear: () => (text = ''),
  };
}
