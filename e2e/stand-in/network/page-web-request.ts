import type { Request as PageRequest } from 'playwright-core';
import { plainDefaultSession } from './session.ts';

interface Asked {
  readonly id: number;
  readonly url: string;
  readonly method: string;
  readonly resourceType: 'mainFrame' | 'script' | 'stylesheet' | 'image' | 'font' | 'xhr' | 'other';
  readonly referrer: string;
  readonly timestamp: number;
}

let lastId = 0;

function typeOf(request: PageRequest): Asked['resourceType'] {
  const type = request.resourceType();
  switch (type) {
    case 'document':
      return 'mainFrame';
    case 'script':
    case 'stylesheet':
    case 'image':
    case 'font':
    case 'xhr':
      return type;
    case 'fetch':
      return 'xhr';
    default:
      return 'other';
  }
}

export function describe(request: PageRequest, url: string): Asked {
  return {
    id: ++lastId,
    url,
    method: request.method(),
    resourceType: typeOf(request),
    referrer: '',
    timestamp: Date.now(),
  };
}

/** Whether the session's `onBeforeRequest` lets a page have this. */
export function isAllowed(asked: Asked): Promise<boolean> {
  const listener = plainDefaultSession.listenerFor('onBeforeRequest', asked.url);
  if (listener === null) return Promise.resolve(true);
  return new Promise((resolve) => {
    listener({ ...asked, uploadData: [] }, ({ cancel }) => resolve(cancel !== true));
  });
}

/** The headers that a page gets after the session's `onHeadersReceived`. */
export async function receivedHeaders(asked: Asked, response: Response): Promise<Record<string, string>> {
  const own = Object.fromEntries(response.headers);
  const listener = plainDefaultSession.listenerFor('onHeadersReceived', asked.url);
  if (listener === null) return own;
  const responseHeaders = Object.fromEntries(Object.entries(own).map(([name, value]) => [name, [value]]));
  const { status: statusCode, statusText } = response;
  const details = { ...asked, statusCode, statusLine: `HTTP/1.1 ${statusCode} ${statusText}`, responseHeaders };
  const answer = await new Promise<Record<string, string | string[]> | undefined>((resolve) => {
    listener(details, (reply) => resolve(reply.responseHeaders));
  });
  if (answer === undefined) return own;
  return Object.fromEntries(
    Object.entries(answer).map(([name, value]) => [name.toLowerCase(), [value].flat().join(', ')]),
  );
}
