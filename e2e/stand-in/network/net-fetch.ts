import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { appObject } from '../app.ts';
import { fileType } from './file-type.ts';
import { asNetError } from './net-errors.ts';
import { NotImplementedError } from '../strict.ts';
import { routedFetch } from './routed-fetch.ts';
import type { Route } from './routed-fetch.ts';
import type { WebRequest } from './web-request.ts';

type Init = RequestInit & { readonly bypassCustomProtocolHandlers?: boolean };

const withoutBody = new Set([101, 204, 205, 304]);

async function fetchFile(url: string): Promise<Response> {
  try {
    const path = fileURLToPath(url);
    return new Response(new Uint8Array(await readFile(path)), { headers: { 'content-type': fileType(path) } });
  } catch {
    throw new Error('net::ERR_FILE_NOT_FOUND');
  }
}

function tellOfRedirect(webRequest: WebRequest, request: Request, response: Response): void {
  const location = response.headers.get('location');
  if (location === null) return;
  webRequest.listenerFor(
    'onBeforeRedirect',
    request.url,
  )?.({
    id: 0,
    url: request.url,
    method: request.method,
    resourceType: 'other',
    referrer: '',
    timestamp: Date.now(),
    redirectURL: URL.canParse(location, request.url) ? new URL(location, request.url).href : location,
    statusCode: response.status,
    statusLine: `HTTP/1.1 ${response.status} ${response.statusText}`,
    fromCache: false,
    responseHeaders: Object.fromEntries([...response.headers].map(([name, value]) => [name, [value]])),
  });
}

/**
 * Electron's `net.fetch` on Node's: a redirect that may not be followed is told to `webRequest` and then rejects, also
 * under `manual`; errors of the network are `net::ERR_…`; the answer's `url` is empty, as in Electron. There are no
 * cookies, no cache, and neither the system's proxy nor its certificates; a proxy and a certificate verifier of the
 * session's own count.
 */
export async function netFetch(
  webRequest: WebRequest,
  route: Route,
  input: string | Request,
  init?: Init,
): Promise<Response> {
  if (!appObject.isReady()) throw new Error('net.fetch can only be used after app is ready');
  const request = new Request(input, init);
  if (request.url.startsWith('file:')) return fetchFile(request.url);
  if (!/^https?:/u.test(request.url)) throw new Error('net::ERR_UNKNOWN_URL_SCHEME');
  const { redirect, method, headers, signal, url } = request;
  let response: Response;
  try {
    // As a whole, so that its length is told beforehand, as Electron does.
    const body = request.body === null ? null : await request.arrayBuffer();
    const isRouted = route.proxy !== null || (route.verify !== null && url.startsWith('https:'));
    if (isRouted && redirect === 'follow') throw new NotImplementedError('following redirects through a proxy');
    response = isRouted
      ? await routedFetch(url, { method, headers, body, signal }, route)
      : await fetch(url, { method, headers, signal, body, redirect: redirect === 'follow' ? 'follow' : 'manual' });
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof NotImplementedError || (error instanceof Error && error.message.startsWith('net::')))
      throw error;
    throw asNetError(error);
  }
  const isRedirect = [301, 302, 303, 307, 308].includes(response.status) && response.headers.has('location');
  if (isRedirect && redirect !== 'follow') {
    tellOfRedirect(webRequest, request, response);
    await response.body?.cancel();
    throw new Error(
      redirect === 'error' ? "Attempted to redirect, but redirect policy was 'error'" : 'Redirect was cancelled',
    );
  }
  const { status, statusText } = response;
  const answer = { status, statusText, headers: response.headers };
  return new Response(withoutBody.has(status) ? null : response.body, answer);
}
