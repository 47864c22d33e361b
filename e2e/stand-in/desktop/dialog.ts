import type Electron from 'electron';
import { appObject } from '../app.ts';
import { records } from '../records.ts';
import { refuseUnknownOptions } from '../strict.ts';

const options = [
  'message',
  'type',
  'buttons',
  'defaultId',
  'cancelId',
  'title',
  'detail',
  'noLink',
  'icon',
  'normalizeAccessKeys',
] satisfies (keyof Electron.MessageBoxOptions)[];

/** Recorded and not drawn: a message box is answered by its default button. */
export const dialog = {
  showErrorBox(title: string, content: string): void {
    records.errorBox.push({ title, content });
    console.error(`${title}\n${content}`);
  },
  async showMessageBox(...args: [object, Electron.MessageBoxOptions] | [Electron.MessageBoxOptions]): Promise<{
    response: number;
    checkboxChecked: boolean;
  }> {
    if (!appObject.isReady()) throw new Error('dialog module can only be used after app is ready');
    const box = args.length === 2 ? args[1] : args[0];
    refuseUnknownOptions('dialog.showMessageBox', box, options);
    const { message, detail = '', buttons = [] } = box;
    records.messageBox.push({ message, detail, buttons });
    return { response: box.defaultId ?? 0, checkboxChecked: false };
  },
};
