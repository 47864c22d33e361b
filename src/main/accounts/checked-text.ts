import { hash } from 'node:crypto';

const beforeChecksum = ',\n\t"checksum": "';
const afterChecksum = '"\n}';

/**
 * JSON as electron-store writes it, with a checksum of all before it as its last field. A single bit that a disk turns
 * makes another host of an address, and the JSON is as good as before: the password would go there.
 */
export function checkedText(content: Readonly<Record<string, unknown>>): Buffer {
  const before = JSON.stringify(content, undefined, '\t').slice(0, -'\n}'.length);
  return Buffer.from(`${before}${beforeChecksum}${checksumOf(before)}${afterChecksum}`);
}

/**
 * What was written, without the checksum. Fails where it is no JSON, and where it is not what was written. A text
 * without a checksum is taken as it is: an earlier version's, or one that a person made by hand.
 */
export function parseChecked(text: Buffer): unknown {
  const json: unknown = JSON.parse(text.toString());
  if (typeof json !== 'object' || json === null || !('checksum' in json)) return json;
  const { checksum, ...content } = json;
  const end = text.lastIndexOf(beforeChecksum);
  if (end === -1 || checksum !== checksumOf(text.subarray(0, end))) throw new SyntaxError('Not what was written.');
  return content;
}

function checksumOf(text: string | Buffer): string {
  return hash('sha256', text, 'hex');
}
