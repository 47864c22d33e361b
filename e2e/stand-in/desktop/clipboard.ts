import process from 'node:process';
import { strict } from '../strict.ts';
import { noteMoment } from '../control/timings.ts';
import { ClipboardItem } from './clipboard-item.ts';
import { readSystemText, writeSystemText } from './system-clipboard.ts';

/**
 * A clipboard in memory that keeps every format, for tests to read. For a person on a desktop its text is the
 * system's: what another program has put there since is what `readText` gives.
 */
class Clipboard {
  private contents = new Map<string, Blob>();
  /** Whether the system's clipboard got the text, so that it must be asked for it. */
  private shared = false;
  private readonly isSystem: boolean;

  constructor(isSystem: boolean) {
    this.isSystem = isSystem;
  }

  async write(items: ClipboardItem[]): Promise<void> {
    if (this.isSystem) noteMoment('handOvers');
    const next = new Map<string, Blob>();
    for (const item of items) for (const type of item.types) next.set(type, await item.getType(type));
    this.contents = next;
    if (this.isSystem) noteMoment('clipboardWrites');
    await this.share((await next.get('text/plain')?.text()) ?? '');
  }

  async writeText(text: string): Promise<void> {
    await this.write([new ClipboardItem({ 'text/plain': text })]);
  }

  async readText(): Promise<string> {
    const own = (await this.contents.get('text/plain')?.text()) ?? '';
    return this.shared ? ((await readSystemText()) ?? '') : own;
  }

  async read(): Promise<ClipboardItem[]> {
    return this.contents.size === 0 ? [] : [new ClipboardItem(Object.fromEntries(this.contents))];
  }

  async has(type: string): Promise<boolean> {
    return this.contents.has(type);
  }

  clear(): void {
    this.contents.clear();
    if (this.shared) void this.share('');
  }

  /** Part of the stand-in: every format with its content as text. */
  async formats(): Promise<Record<string, string>> {
    const entries = await Promise.all(
      [...this.contents].map(async ([type, blob]) => [type, await blob.text()] as const),
    );
    return Object.fromEntries(entries);
  }

  private async share(text: string): Promise<void> {
    if (this.isSystem) this.shared = await writeSystemText(text);
  }
}

export const plainClipboard = new Clipboard(true);

const selection =
  process.platform === 'linux' ? strict('electron.clipboard.selection', new Clipboard(false)) : undefined;

export const clipboard = strict('electron.clipboard', Object.assign(plainClipboard, { selection }));
