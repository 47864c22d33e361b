import type { Session } from 'electron';
import type { Fetch } from '../providers/http.ts';
import type { Sessions } from './sessions.ts';

/**
 * Electron's `session.fetch`: the proxy of the settings, the system's certificates and the account's own. With
 * `redirect: 'manual'` it rejects where the standard gives the 3xx itself, without saying where that points; so the
 * redirect is noted on its way and given back.
 */
export function createNetFetch(sessions: Pick<Sessions, 'trusting'>): Fetch {
  const redirects = new Map<string, string>();
  const watched = new Set<Session>();
  const watch = (session: Session): void => {
    if (watched.has(session)) return;
    watched.add(session);
    session.webRequest.onBeforeRedirect(({ url, redirectURL }) => redirects.set(url, redirectURL));
  };
  return async (url, init, authority = null) => {
    const session = await sessions.trusting(authority);
    watch(session);
    try {
      return await session.fetch(url, init);
    } catch (error) {
      const location = redirects.get(url);
      if (location === undefined) throw error;
      return new Response(null, { status: 307, headers: { location } });
    } finally {
      redirects.delete(url);
    }
  };
}
