import type { ServerResponse } from 'node:http';

export const jsonType = { 'Content-Type': 'application/json; charset=utf-8' };

/** The whole answer at once, with its length. Headers given replace the content type where they name one. */
export function send(
  response: ServerResponse,
  status: number,
  body: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...jsonType, 'Content-Length': bytes.length, ...headers });
  response.end(bytes);
}
