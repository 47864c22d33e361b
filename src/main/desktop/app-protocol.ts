import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

/** The window's own origin: Chromium refuses modules from `file://`, and Electron advises against it. */
export const appOrigin = 'app://tokendock';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

/** Answers `app://` requests with the files of one folder and nothing else, under a strict policy. */
export function serveFolder(folder: string): (request: Pick<Request, 'url'>) => Promise<Response> {
  return async ({ url }) => {
    try {
      const path = pathIn(folder, new URL(url));
      const type = path === null ? undefined : types[extname(path)];
      if (path === null || type === undefined) return notFound();
      return new Response(new Uint8Array(await readFile(path)), {
        headers: {
          'Content-Type': type,
          'Content-Security-Policy': contentSecurityPolicy,
          'X-Content-Type-Options': 'nosniff',
          'Cache-Control': 'no-cache',
        },
      });
    } catch {
      // No such file, or an address with a broken escape.
      return notFound();
    }
  };
}

function notFound(): Response {
  return new Response(null, { status: 404 });
}

/** Null where the address is not ours or leads out of the folder. */
function pathIn(folder: string, { origin, host, protocol, pathname }: URL): string | null {
  const isOurs = origin === appOrigin || `${protocol}//${host}` === appOrigin;
  const path = normalize(join(folder, decodeURIComponent(pathname === '/' ? '/index.html' : pathname)));
  return isOurs && path.startsWith(folder + sep) ? path : null;
}
