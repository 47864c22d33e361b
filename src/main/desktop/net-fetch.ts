import { net, session } from 'electron';
import type { Fetch } from '../providers/http.ts';

/**
 * Electron's `net.fetch`: the system's proxy and certificates. With `redirect: 'manual'` it rejects where the standard
 * gives the 3xx itself, without saying where that points; so the redirect is noted on its way and given back.
 */
export function createNetFetch(): Fetch {
  const redirects = new Map<string, string>();
  session.defaultSession.webRequest.onBeforeRedirect(({ url, redirectURL }) => redirects.set(url, redirectURL));
  return async (url, init) => {
    try {
      return await net.fetch(url, init);
    } catch (error) {
      const location = redirects.get(url);
      if (location === undefined) throw error;
      return new Response(null, { status: 307, headers: { location } });
    } finally {
      redirects.delete(url);
    }
  };
}
