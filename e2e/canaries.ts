import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** The forms in which a secret may have been left behind: plain, base64, base64url, hex, URL-encoded, UTF-16. */
function formsOf(secret: string): Buffer[] {
  const bytes = Buffer.from(secret, 'utf8');
  const utf16 = Buffer.from(secret, 'utf16le');
  const texts = [
    JSON.stringify(secret).slice(1, -1),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    encodeURIComponent(secret),
  ];
  return [bytes, utf16, Buffer.from(utf16).swap16(), ...texts.map((text) => Buffer.from(text, 'utf8'))];
}

/** How many of the texts contain one of the secrets in any form. */
export function countTextsWith(texts: readonly string[], secrets: readonly string[]): number {
  const forms = secrets.flatMap(formsOf);
  return texts.filter((text) => contains(Buffer.from(text, 'utf8'), forms)).length;
}

/** The files below a folder that contain one of the secrets in any form. */
export async function filesWith(folder: string, secrets: readonly string[]): Promise<string[]> {
  const forms = secrets.flatMap(formsOf);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    // A file that vanished meanwhile holds nothing.
    const content = await readFile(path).catch(() => Buffer.alloc(0));
    if (contains(content, forms)) found.push(path);
  }
  return found;
}

function contains(content: Buffer, forms: readonly Buffer[]): boolean {
  return forms.some((form) => content.includes(form));
}
