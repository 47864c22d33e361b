import { limits } from '../../contract/account.ts';
import { t } from '../../contract/language/language.ts';
import type { Provider } from '../providers/provider.ts';

export type BaseUrl = { readonly url: string } | { readonly problem: string };

/**
 * The base URL that a person meant: absolute, without a trailing slash; a path is kept as a prefix. Empty means the
 * provider's own. The problems never quote the input, which may hold a password.
 */
export function parseBaseUrl(input: string, provider: Pick<Provider, 'form' | 'baseUrlOf'>): BaseUrl {
  const text = input.trim();
  if (text === '') {
    const { defaultBaseUrl, baseUrlExample } = provider.form;
    return defaultBaseUrl === null
      ? { problem: t('problem.baseUrlMissing', { example: baseUrlExample }) }
      : { url: defaultBaseUrl };
  }
  if (text.length > limits.baseUrl) return { problem: t('problem.baseUrlTooLong', { limit: limits.baseUrl }) };
  // `https:/host` too has a scheme: with another one before it, it would name a host called `https`.
  const hasScheme = text.includes('://') || /^https?:/i.test(text);
  const whole = provider.baseUrlOf?.(text) ?? (hasScheme ? text : `https://${text}`);
  if (!URL.canParse(whole)) return { problem: t('problem.noUrl', { example: provider.form.baseUrlExample }) };
  const url = new URL(whole);
  if (!hasScheme && !/[.:]/.test(url.host) && !isLoopback(url.hostname)) {
    return { problem: t('problem.noUrl', { example: provider.form.baseUrlExample }) };
  }
  const problem = problemOf(url);
  return problem === null ? { url: `${url.origin}${url.pathname}`.replace(/\/+$/, '') } : { problem };
}

function problemOf(url: URL): string | null {
  // A password with a slash in it ends the host early, and most of it becomes the path: that would be saved.
  if (url.username !== '' || url.password !== '' || /[^/]@/.test(url.pathname)) return t('problem.userInfoInUrl');
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return t('problem.noHttps');
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    return t('problem.plainHttp');
  }
  // `href` shows an empty query or fragment, which `search` and `hash` do not.
  if (url.href.includes('?')) return t('problem.queryInUrl');
  if (url.href.includes('#')) return t('problem.fragmentInUrl');
  return null;
}

/** RFC 1122 §3.2.1.3 (127.0.0.0/8), RFC 4291 §2.5.3 (::1), RFC 6761 §6.3 (localhost). */
function isLoopback(hostname: string): boolean {
  return /^(?:[^.]+\.)*localhost$/.test(hostname) || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}
