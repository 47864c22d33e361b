import { dialog } from 'electron';

/** Where an export is to go; null where the person gives up. `now` in ms since 1970. */
export async function askWhereToSave(extension: 'json' | 'age', now: number): Promise<string | null> {
  const day = new Date(now).toISOString().slice(0, 10);
  const { canceled, filePath } = await dialog.showSaveDialog({
    title: 'Export accounts',
    defaultPath: `tokendock-accounts-${day}.${extension}`,
    filters: [{ name: 'Tokendock accounts', extensions: [extension] }],
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  });
  return canceled || filePath === '' ? null : filePath;
}

/** Which file to import; null where the person gives up. */
export async function askWhichFile(): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog({
    title: 'Import accounts',
    filters: [
      { name: 'Tokendock accounts', extensions: ['json', 'age'] },
      { name: 'All files', extensions: ['*'] },
    ],
    properties: ['openFile'],
  });
  return canceled ? null : (filePaths[0] ?? null);
}
