import type Electron from 'electron';
import { NotImplementedError, strict } from '../strict.ts';

type Payload = ConstructorParameters<typeof Electron.ClipboardItem>[0][string];

/** Bookmarks are the one kind of content that is neither text nor a Blob. */
function checkType(type: string): void {
  const known = ['text/plain', 'text/html', 'text/rtf', 'image/png'].includes(type);
  const raw = /^electron application\/osclipboard;format=".+"$/u.test(type);
  if (!known && !raw && !type.startsWith('web ')) throw new NotImplementedError(`the clipboard format ${type}`);
}

export class ClipboardItem implements Pick<Electron.ClipboardItem, 'types'> {
  private readonly items: ReadonlyMap<string, Payload>;

  constructor(items: Record<string, Payload>) {
    for (const type of Object.keys(items)) checkType(type);
    if (Object.keys(items).length === 0) throw new TypeError('ClipboardItem needs at least one format');
    this.items = new Map(Object.entries(items));
    return strict('electron.ClipboardItem', this);
  }

  get types(): string[] {
    return [...this.items.keys()];
  }

  async getType(type: string): Promise<Blob> {
    const content = await this.items.get(type);
    if (content === undefined) throw new Error(`The type ${type} was not found`);
    if (typeof content === 'string') return new Blob([content], { type });
    if (content instanceof Blob) return content;
    throw new NotImplementedError('bookmarks on the clipboard');
  }
}
