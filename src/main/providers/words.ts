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

/** As far as a text is looked at, in characters: no more than the first 200 of it are shown. */
const farEnough = 10_000;
const pieceLength = 8;

/**
 * A piece is a run of 8 characters, or of 16 where the 8 are everyday words: else a password such as `my-password`
 * would hide "Invalid username or password".
 */
function repeats(text: string, secret: string): boolean {
  const haystack = text.slice(0, farEnough).toLowerCase();
  const runs = new Set<string>();
  for (let start = 0; start + pieceLength <= haystack.length; start++) {
    runs.add(haystack.slice(start, start + pieceLength));
  }
  const repeatsAt = (echo: string, start: number): boolean => {
    const piece = echo.slice(start, start + pieceLength);
    if (!runs.has(piece)) return false;
    const longer = echo.slice(start, start + 2 * pieceLength);
    return !isEveryday(piece) || (longer.length === 2 * pieceLength && haystack.includes(longer));
  };
  return echoesOf(secret).some((echo) => {
    if (haystack.includes(echo)) return true;
    for (let start = 0; start + pieceLength <= echo.length; start++) if (repeatsAt(echo, start)) return true;
    return false;
  });
}

/** Of which refusals are made; in small letters. */
const everydayWords =
  'a an the is are was not no or and of for to your you invalid incorrect wrong username user name password passwords ' +
  'email account credentials combination login sign in authentication authorization unauthorized required denied ' +
  'access token expired please provide valid api try again found match';

function isEveryday(piece: string): boolean {
  return piece.split(' ').every((word) => everydayWords.includes(word));
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
