import type { BrowserContext, Frame, Page, Request as PageRequest, Route } from 'playwright-core';
import { fromPageAddress, toPageAddress, trayAddress } from '../network/page-address.ts';
import { describe, isAllowed, receivedHeaders } from '../network/page-web-request.ts';
import { plainDefaultSession } from '../network/session.ts';
import { records } from '../records.ts';
import type { BlockedRequest } from '../records.ts';

/** What a window must say to a page's requests. */
export interface PageOwner {
  /** The stand-in's own page, under the tray's address. */
  readonly trayDocument?: string;
  /** True where the page may be led to this address of the app. */
  mayNavigate(address: string): boolean;
}

const owners = new Map<Page, PageOwner>();
/** What pages that nobody owns asked for first. */
const strayAddresses = new Set<string>();

export function ownPage(page: Page, owner: PageOwner): void {
  owners.set(page, owner);
  page.once('close', () => owners.delete(page));
}

/** Pages that the app did not open have no owner; Chromium asks for their first document before they can be known. */
function frameOf(request: PageRequest): Frame | null {
  try {
    return request.frame();
  } catch {
    return null;
  }
}

/** The address that a page knows must not differ from the one it is loaded from, so the policy names that one too. */
function translatePolicy(headers: Readonly<Record<string, string>>): Record<string, string> {
  const translated: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    const isPolicy = name.startsWith('content-security-policy');
    translated[name] = isPolicy ? value.replaceAll(/\b[a-z][a-z0-9+-]*:\/\/[^\s;]+/gu, replaceAppAddress) : value;
  }
  return translated;
}

function replaceAppAddress(address: string): string {
  const scheme = address.slice(0, address.indexOf(':'));
  return plainDefaultSession.protocol.isProtocolHandled(scheme) ? toPageAddress(address) : address;
}

async function answer(request: PageRequest, address: string): Promise<Response | null> {
  const handler = plainDefaultSession.protocol.handlers.get(new URL(address).protocol.slice(0, -1));
  if (handler === undefined) return null;
  const body = request.postDataBuffer();
  const headers = new Headers(Object.entries(await request.allHeaders()).filter(([name]) => !name.startsWith(':')));
  return handler(
    new Request(address, {
      method: request.method(),
      headers,
      ...(body === null ? {} : { body: new Uint8Array(body) }),
    }),
  );
}

async function serve(route: Route, address: string): Promise<void> {
  const asked = describe(route.request(), address);
  if (!(await isAllowed(asked))) return refuse(route, address, 'app');
  let response: Response | null;
  try {
    response = await answer(route.request(), address);
  } catch (error) {
    console.error(`The handler of ${address} failed:`, error);
    return route.abort('failed');
  }
  if (response === null) return refuse(route, address, 'stand-in');
  const body = Buffer.from(await response.arrayBuffer());
  const headers = translatePolicy(await receivedHeaders(asked, response));
  await route.fulfill({ status: response.status, headers, body });
}

/** Also where Electron would leave the refusal to the page's policy: the stand-in lets no page reach the network. */
async function refuse(route: Route, address: string, by: BlockedRequest['by']): Promise<void> {
  records.blockedRequest.push({ address, type: route.request().resourceType(), by });
  await route.abort(route.request().isNavigationRequest() ? 'aborted' : 'blockedbyclient');
}

async function onRequest(route: Route): Promise<void> {
  const request = route.request();
  const url = request.url();
  const frame = frameOf(request);
  const page = frame?.page();
  const owner = page === undefined ? undefined : owners.get(page);
  // Aborting the first request of a page that nobody owns would leave it half open for ever: it is closed once known.
  if (owner === undefined) {
    strayAddresses.add(url);
    return route.fulfill({ contentType: 'text/html', body: '' });
  }
  if (owner.trayDocument !== undefined && url === trayAddress) {
    return route.fulfill({ contentType: 'text/html; charset=utf-8', body: owner.trayDocument });
  }
  const address = fromPageAddress(url);
  const leadsAway = request.isNavigationRequest() && frame?.parentFrame() === null && !owner.mayNavigate(address);
  return leadsAway ? refuse(route, address, 'app') : serve(route, address);
}

/** The app opens no page from a page; one that a page opened may have loaded before it could be asked about. */
async function closeIfStray(page: Page): Promise<void> {
  if ((await page.opener()) !== null || strayAddresses.has(page.url())) await page.close();
}

/** A page may vanish while it is being answered; nothing else can fail here. */
const whileOpen = async (work: Promise<void>): Promise<void> => {
  try {
    await work;
  } catch (error) {
    if (!String(error).includes('closed')) console.error(error);
  }
};

export async function routePages(context: BrowserContext): Promise<void> {
  await context.route('**/*', (route) => whileOpen(onRequest(route)));
  context.on('page', (page) => void whileOpen(closeIfStray(page)));
}
