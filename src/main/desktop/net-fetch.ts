import type { Session, WebRequest } from 'electron';
import type { Fetch } from '../providers/http.ts';
import { networkCode, selfSigned } from '../providers/network-failure.ts';
import type { Sessions } from './sessions.ts';

/** The part of a session that is needed. */
type RequestSession = Pick<Session, 'fetch'> & { readonly webRequest: Pick<WebRequest, 'onBeforeRedirect'> };

interface Ways extends Pick<Sessions, 'showedSelfSigned'> {
  readonly trusting: (...args: Parameters<Sessions['trusting']>) => Promise<RequestSession>;
}

/**
 * Electron's `session.fetch`: the proxy of the settings, the system's certificates and the account's own. With
 * `redirect: 'manual'` it rejects where the standard gives the 3xx itself, without saying where that points; so the
 * redirect is noted on its way and given back. Of a self-signed certificate it says what it says of every authority
 * that it does not know; so that, too, is told apart.
 */
export function createNetFetch(sessions: Ways): Fetch {
  /** Where requests to an address were sent on to, while any is under way. */
  const underWay = new Map<string, { requests: number; location: string | null }>();
  const watched = new Set<RequestSession>();
  const watch = (session: RequestSession): void => {
    if (watched.has(session)) return;
    watched.add(session);
    session.webRequest.onBeforeRedirect(({ url, redirectURL }) => {
      const asked = underWay.get(url);
      if (asked) asked.location = redirectURL;
    });
  };
  return async (url, init, authority = null) => {
    const session = await sessions.trusting(authority);
    watch(session);
    const { href, hostname } = new URL(url);
    const asked = underWay.get(href) ?? { requests: 0, location: null };
    underWay.set(href, asked);
    asked.requests += 1;
    try {
      return await session.fetch(url, init);
    } catch (error) {
      const code = networkCode(error);
      if (code === '' && asked.location !== null) {
        return new Response(null, { status: 307, headers: { location: asked.location } });
      }
      throw code === 'ERR_CERT_AUTHORITY_INVALID' && sessions.showedSelfSigned(hostname) ? selfSigned() : error;
    } finally {
      asked.requests -= 1;
      if (asked.requests === 0) underWay.delete(href);
    }
  };
}
