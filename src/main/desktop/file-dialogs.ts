import { dialog } from 'electron';
import { t } from '../../contract/language/language.ts';

/** Where an export is to go; null where the person gives up. `now` in ms since 1970. */
export async function askWhereToSave(extension: 'json' | 'age', now: number): Promise<string | null> {
  const day = new Date(now).toISOString().slice(0, 10);
  const { canceled, filePath } = await dialog.showSaveDialog({
    title: t('export.title'),
    defaultPath: `tokendock-accounts-${day}.${extension}`,
    filters: [{ name: t('file.accounts'), extensions: [extension] }],
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  });
  return canceled || filePath === '' ? null : filePath;
}

/** Which file of certificates to trust; null where the person gives up. */
export async function askWhichCertificates(): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog({
    title: t('form.authority'),
    filters: [
      { name: t('file.certificates'), extensions: ['pem', 'crt', 'cer'] },
      { name: t('file.all'), extensions: ['*'] },
    ],
    properties: ['openFile'],
  });
  return canceled ? null : (filePaths[0] ?? null);
}

/** Which file to import; null where the person gives up. */
export async function askWhichFile(): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog({
    title: t('import.title'),
    filters: [
      { name: t('file.accounts'), extensions: ['json', 'age'] },
      { name: t('file.all'), extensions: ['*'] },
    ],
    properties: ['openFile'],
  });
  return canceled ? null : (filePaths[0] ?? null);
}
