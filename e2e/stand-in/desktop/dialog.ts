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

const saveOptions = ['title', 'defaultPath', 'filters', 'properties'] satisfies (keyof Electron.SaveDialogOptions)[];
const openOptions = ['title', 'filters', 'properties'] satisfies (keyof Electron.OpenDialogOptions)[];

/** Part of the stand-in: the file that a person chooses in the next dialogs; null: they give up. */
export const choice: { file: string | null } = { file: null };

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
  async showSaveDialog(given: Electron.SaveDialogOptions): Promise<Electron.SaveDialogReturnValue> {
    refuseUnknownOptions('dialog.showSaveDialog', given, saveOptions);
    return { canceled: choice.file === null, filePath: choice.file ?? '' };
  },
  async showOpenDialog(given: Electron.OpenDialogOptions): Promise<Electron.OpenDialogReturnValue> {
    refuseUnknownOptions('dialog.showOpenDialog', given, openOptions);
    return { canceled: choice.file === null, filePaths: choice.file === null ? [] : [choice.file] };
  },
};
