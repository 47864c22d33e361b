import { createHash } from 'node:crypto';
import { session } from 'electron';
import type { Session } from 'electron';
import type { Authority } from '../../contract/account.ts';
import type { Settings } from '../../contract/settings.ts';
import type { Clock } from '../clock.ts';
import { judge, showsSelfSigned } from '../providers/authority.ts';

export interface Sessions {
  /** The one whose requests trust this authority beside the system's; its proxy is set. */
  readonly trusting: (authority: Authority | null) => Promise<Session>;
  /** Whether the certificate that this host was last refused for is self-signed; Chromium does not tell. */
  readonly showedSelfSigned: (hostname: string) => boolean;
  /** From the next request on. */
  readonly setProxy: (settings: Settings) => void;
}

/** Chromium's net_error_list.h. It goes before other faults of a certificate, which are therefore looked for again. */
const authorityInvalid = -202;
/** What `setCertificateVerifyProc` is answered: errors of that list, or 0 for trust and -3 for Chromium's own verdict. */
const verdicts = { trusted: 0, host: -200, expired: -201, unknown: -3 } as const;

/** Electron's sessions, which are what proxies and trust are set on: the usual one, and one for each own authority. */
export function createSessions(clock: Clock): Sessions {
  const opened = new Map<string, Session>();
  const selfSigned = new Set<string>();
  let proxy: Electron.ProxyConfig = { mode: 'system' };
  const ready = new Map<Session, Promise<void>>();

  function open(authority: Authority | null): Session {
    // Without "persist:" it lives in memory alone.
    const created =
      authority === null ? session.defaultSession : session.fromPartition(`authority-${keyOf(authority)}`);
    created.setCertificateVerifyProc(({ hostname, certificate, errorCode }, answer) => {
      if (errorCode !== authorityInvalid) return answer(verdicts.unknown);
      const chain = chainOf(certificate);
      if (showsSelfSigned(chain)) selfSigned.add(withoutBrackets(hostname));
      else selfSigned.delete(withoutBrackets(hostname));
      answer(authority === null ? verdicts.unknown : verdicts[judge(authority, { hostname, chain, now: clock.now() })]);
    });
    return created;
  }

  async function follow(each: Session): Promise<void> {
    await each.setProxy(proxy);
    // Connections that are kept open would go on as before.
    await each.closeAllConnections();
  }

  return {
    async trusting(authority) {
      const key = authority === null ? '' : keyOf(authority);
      const known = opened.get(key) ?? open(authority);
      opened.set(key, known);
      const isReady = ready.get(known) ?? follow(known);
      ready.set(known, isReady);
      await isReady;
      return known;
    },
    showedSelfSigned: (hostname) => selfSigned.has(withoutBrackets(hostname)),
    setProxy(settings) {
      const next = proxyConfig(settings);
      // Another setting must not cut a sign-in that is under way.
      if (next.mode === proxy.mode && next.proxyRules === proxy.proxyRules) return;
      proxy = next;
      ready.clear();
    },
  };
}

/** Chromium reaches this computer's own addresses (localhost, 127.0.0.0/8, ::1) without a proxy, whatever is set. */
function proxyConfig({ proxyMode, proxyUrl }: Settings): Electron.ProxyConfig {
  if (proxyMode === 'none') return { mode: 'direct' };
  // A file that was edited by hand may hold anything.
  const url = proxyMode === 'manual' ? URL.parse(proxyUrl) : null;
  return url === null ? { mode: 'system' } : { mode: 'fixed_servers', proxyRules: `${url.protocol}//${url.host}` };
}

function chainOf(certificate: Electron.Certificate): string[] {
  const chain: string[] = [];
  // The last one of a chain has no issuer, whatever Electron's types say.
  for (
    let each: Electron.Certificate | undefined = certificate;
    each?.data && chain.length < 10;
    each = each.issuerCert
  ) {
    chain.push(each.data);
  }
  return chain;
}

/** Of an IPv6 address, which some write with them and some without. */
function withoutBrackets(hostname: string): string {
  return hostname.replaceAll(/[[\]]/g, '');
}

function keyOf({ pem }: Authority): string {
  return createHash('sha256').update(pem).digest('hex');
}
