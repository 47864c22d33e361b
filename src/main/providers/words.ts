import type { Secret } from '../secret.ts';

const maxLength = 200;

/**
 * A provider's own words, fit to be shown: one line without control or bidirectional characters, at most 200
 * characters. Null where there is nothing to show, or where the text repeats one of the secrets or a telling piece of
 * it, plain or in an encoding that a server may echo.
 */
export function providerWords(text: unknown, secrets: readonly Secret[] = []): string | null {
  if (typeof text !== 'string') return null;
  const line = text
    .toWellFormed()
    .replaceAll(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    .trim();
  if (line === '' || repeatsSecret(text, secrets) || repeatsSecret(line, secrets)) return null;
  return line.length > maxLength ? `${line.slice(0, maxLength - 1).toWellFormed()}…` : line;
}

/** Whether the text repeats one of them or a telling piece of it, plain or encoded. */
export function repeatsSecret(text: string, secrets: readonly Secret[]): boolean {
  return secrets.some((secret) => repeats(text, secret.reveal()));
}

function repeats(text: string, secret: string): boolean {
  const haystack = text.toLowerCase();
  return echoesOf(secret).some(
    (echo) => haystack.includes(echo) || tellingPieces(echo).some((piece) => haystack.includes(piece)),
  );
}

/**
 * Runs of 8 characters, or of 16 where 8 are only letters: else a password such as `my-password` would hide
 * "Invalid username or password".
 */
function tellingPieces(echo: string): string[] {
  const pieces: string[] = [];
  for (let start = 0; start + 8 <= echo.length; start++) {
    const piece = echo.slice(start, start + 8);
    if (!/^[\p{L} ]+$/u.test(piece)) pieces.push(piece);
    else if (start + 16 <= echo.length) pieces.push(echo.slice(start, start + 16));
  }
  return pieces;
}

function echoesOf(secret: string): string[] {
  const bytes = Buffer.from(secret, 'utf8');
  const encodings = [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret.toWellFormed()),
    bytes.toString('hex'),
    ...[0, 1, 2].map((lead) => base64Within(bytes, lead)),
  ];
  return [...new Set(encodings)]
    .filter((echo) => echo.length >= Math.min(4, secret.length) && echo !== '')
    .map((echo) => echo.toLowerCase());
}

/** Inside a longer text, base64 has three alignments; the characters at both ends depend on the neighbours. */
function base64Within(bytes: Buffer, lead: number): string {
  const encoded = Buffer.concat([Buffer.alloc(lead), bytes])
    .toString('base64')
    .replaceAll('=', '');
  return encoded.slice(lead === 0 ? 0 : lead + 1, -1);
}
