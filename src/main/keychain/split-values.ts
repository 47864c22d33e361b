import { createHash } from 'node:crypto';
import { mark } from './exact-values.ts';
import type { TextStore } from './text-store.ts';
import { TroubleError } from './trouble.ts';

/** Windows keeps 2,560 bytes (CRED_MAX_CREDENTIAL_BLOB_SIZE) of UTF-16. */
export const windowsLimit = 1280;

/** Of two generations of parts, the header says which one counts. */
type Generation = 0 | 1;

interface Header {
  readonly generation: Generation;
  readonly parts: number;
  readonly sha256: string;
}

/**
 * Keeps texts that are longer than `limit` (in UTF-16 code units) as numbered parts: `<name>#<generation>.<number>`,
 * and under `<name>` itself a header. A shorter text is under `<name>` as it is.
 *
 * What `<name>` holds decides alone, and is replaced by one write. Before that write nothing that it refers to is
 * touched, since new parts go to the other generation; after it the old parts are deleted. So an end at any moment
 * leaves the old text or the new one. The parts of a generation are always numbered from 1 without a gap, for they
 * are written upwards and deleted downwards: leftovers are found by counting up, without a list of all entries, and
 * go with the next set or delete.
 *
 * `store` holds well-formed texts only, and none that begins with `tokendock:` but a header (`exactValues`).
 * A part that is missing or changed makes the text `unreadable`.
 */
export function splitValues(store: TextStore, limit: number): TextStore {
  const deleteParts = (name: string, generation: Generation, after: number): void => {
    let last = after;
    while (store.get(partName(name, generation, last + 1)) !== null) last += 1;
    for (; last > after; last -= 1) store.delete(partName(name, generation, last));
  };

  return {
    get(name) {
      const text = store.get(name);
      const header = text === null ? null : parseHeader(text);
      return header === null ? text : join(store, name, header);
    },

    set(name, text) {
      const old = store.get(name);
      const generation = old !== null && parseHeader(old)?.generation === 0 ? 1 : 0;
      const parts = text.length > limit ? cut(text, limit) : [];
      for (const [index, part] of parts.entries()) store.set(partName(name, generation, index + 1), part);
      store.set(
        name,
        parts.length === 0 ? text : headerText({ generation, parts: parts.length, sha256: sha256(text) }),
      );
      try {
        deleteParts(name, generation, parts.length);
        deleteParts(name, generation === 0 ? 1 : 0, 0);
      } catch {
        // The new text is in place; the next set or delete finds what is left.
      }
    },

    delete(name) {
      const existed = store.delete(name);
      deleteParts(name, 0, 0);
      deleteParts(name, 1, 0);
      return existed;
    },
  };
}

const partName = (name: string, generation: Generation, number: number): string => `${name}#${generation}.${number}`;

/** Pieces of at most `limit` that each are well-formed: a surrogate pair is never cut in two. */
function cut(text: string, limit: number): string[] {
  const parts: string[] = [];
  let start = 0;
  while (start < text.length) {
    let end = Math.min(start + limit, text.length);
    if (end < text.length && isHighSurrogate(text.charCodeAt(end - 1))) end -= 1;
    parts.push(text.slice(start, end));
    start = end;
  }
  return parts;
}

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;

function join(store: TextStore, name: string, header: Header): string {
  let text = '';
  for (let number = 1; number <= header.parts; number += 1) {
    const part = store.get(partName(name, header.generation, number));
    if (part === null) throw new TroubleError('unreadable');
    text += part;
  }
  if (sha256(text) !== header.sha256) throw new TroubleError('unreadable');
  return text;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const headerText = ({ generation, parts, sha256: digest }: Header): string =>
  `${mark}parts:${generation}:${parts}:${digest}`;

function parseHeader(text: string): Header | null {
  const [, generation, parts, digest] = /^tokendock:parts:([01]):(\d{1,6}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (parts === undefined || digest === undefined) return null;
  return { generation: generation === '0' ? 0 : 1, parts: Number(parts), sha256: digest };
}
