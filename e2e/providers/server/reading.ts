import type { IncomingMessage } from 'node:http';
import { type ArrivedRequest, Refusal } from './simulation.ts';
import type { ProviderState } from './provider-state.ts';

/** In bytes: larger requests are refused with 413. */
const largestBody = 1024 * 1024;

/**
 * The request's body; `too-large` beyond `largestBody`; null if the sender hung up. A body that is too large is still
 * read to its end, though not kept: a server that answers and closes early shows as a reset connection, not as 413.
 */
export async function readBody(request: IncomingMessage): Promise<Buffer | 'too-large' | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request) {
      const bytes = Buffer.from(chunk);
      size += bytes.length;
      if (size <= largestBody) chunks.push(bytes);
      else chunks.length = 0;
    }
  } catch {
    return null;
  }
  return size > largestBody ? 'too-large' : Buffer.concat(chunks);
}

/** The JSON object in the body. Refuses another content type with 415, and all else that is no JSON object with 400. */
export function readObject(request: ArrivedRequest): Record<string, unknown> {
  if (!isJson(request.headers['content-type'])) throw new Refusal(415, 'Content-Type must be application/json');
  const value = parse(request.body);
  if (!isObject(value)) throw new Refusal(400, 'The request body must be a JSON object in UTF-8');
  return value;
}

/** A text of one character or more, else undefined. */
export function filledText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Whose live token the request carries as `Authorization: Bearer`; refuses with 401 and these words. */
export function readHolder(
  request: ArrivedRequest,
  state: ProviderState,
  words: string,
): NonNullable<ReturnType<ProviderState['holder']>> {
  const [, token] = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '') ?? [];
  const holder = token === undefined ? null : state.holder(token);
  if (holder === null) throw new Refusal(401, words);
  return holder;
}

function isJson(contentType: string | undefined): boolean {
  return /^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(contentType ?? '');
}

function parse(body: Buffer): unknown {
  try {
    // With `ignoreBOM` a byte order mark stays, and JSON refuses it, as RFC 8259 lets it.
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body));
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
