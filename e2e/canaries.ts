import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Looks for secrets as plain text and in the forms in which one may be left behind. */
export interface SecretSearch {
  readonly isIn: (content: Buffer) => boolean;
  /** The places in the list of secrets of those that are there. */
  readonly whichIn: (content: Buffer) => Set<number>;
}

/** Of a form that is shorter, nobody could tell whose it is; in bytes. */
const shortestForm = 6;

/** Plain, base64 and base64url at every alignment, hex, URL-encoded, in JSON, UTF-16, Latin-1. */
function formsOf(secret: string): Buffer[] {
  const bytes = Buffer.from(secret, 'utf8');
  const utf16 = Buffer.from(secret, 'utf16le');
  const hex = bytes.toString('hex');
  const url = encodeURIComponent(secret.toWellFormed());
  const base64 = [0, 1, 2].map((lead) => base64Within(bytes, lead));
  const texts = [
    JSON.stringify(secret).slice(1, -1),
    ...base64,
    ...base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
    hex,
    hex.toUpperCase(),
    url,
    url.replaceAll(/%../g, (escape) => escape.toLowerCase()),
    url.replaceAll('%20', '+'),
  ];
  // As V8 keeps texts in memory whose characters all fit into a byte.
  const latin1 = /^[\0-\u{ff}]*$/u.test(secret) ? [Buffer.from(secret, 'latin1')] : [];
  return [bytes, utf16, Buffer.from(utf16).swap16(), ...latin1, ...texts.map((text) => Buffer.from(text, 'utf8'))];
}

/** Inside a longer text, base64 has three alignments; the characters at both ends depend on the neighbours. */
function base64Within(bytes: Buffer, lead: number): string {
  const encoded = Buffer.concat([Buffer.alloc(lead), bytes])
    .toString('base64')
    .replaceAll('=', '');
  return encoded.slice(lead === 0 ? 0 : lead + 1, -1);
}

interface Form {
  readonly bytes: Buffer;
  readonly secret: number;
}

const bits = 20;
const slotOf = (four: number): number => Math.imul(four, 0x9e3779b1) >>> (32 - bits);

/** One pass over the content, however many secrets there are: by the first four bytes of each form. */
export function searchFor(secrets: readonly string[]): SecretSearch {
  const begins = new Uint8Array(1 << bits);
  const forms = new Map<number, Form[]>();
  secrets.forEach((secret, index) => {
    for (const bytes of formsOf(secret)) {
      if (bytes.length < shortestForm) continue;
      const four = bytes.readInt32BE(0);
      begins[slotOf(four)] = 1;
      const known = forms.get(four) ?? [];
      if (!known.some((form) => form.secret === index && form.bytes.equals(bytes))) {
        forms.set(four, [...known, { bytes, secret: index }]);
      }
    }
  });

  function* hits(content: Buffer): Generator<Form> {
    let four = 0;
    for (let end = 0; end < content.length; end++) {
      four = (four << 8) | (content[end] ?? 0);
      if (begins[slotOf(four)] === 0 || end < 3) continue;
      for (const form of forms.get(four) ?? []) {
        const start = end - 3;
        if (content.subarray(start, start + form.bytes.length).equals(form.bytes)) yield form;
      }
    }
  }

  return {
    isIn: (content) => !hits(content).next().done,
    whichIn: (content) => new Set([...hits(content)].map(({ secret }) => secret)),
  };
}

/** How many of the texts contain one of the secrets in any form. */
export function countTextsWith(texts: readonly string[], secrets: readonly string[]): number {
  const search = searchFor(secrets);
  return texts.filter((text) => search.isIn(Buffer.from(text, 'utf8'))).length;
}

/** The files below a folder that contain one of the secrets in any form. */
export async function filesWith(folder: string, secrets: readonly string[]): Promise<string[]> {
  return (await scanFiles(folder, secrets)).found;
}

interface FileScan {
  readonly found: string[];
  readonly files: number;
  readonly bytes: number;
}

/** The same, and how much was looked at. The name of a file counts as well. */
export async function scanFiles(folder: string, secrets: readonly string[]): Promise<FileScan> {
  const search = searchFor(secrets);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  let files = 0;
  let bytes = 0;
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    // A file that vanished meanwhile holds nothing.
    const content = await readFile(path).catch(() => Buffer.alloc(0));
    files += 1;
    bytes += content.length;
    if (search.isIn(content) || search.isIn(Buffer.from(entry.name, 'utf8'))) found.push(path);
  }
  return { found, files, bytes };
}
