import { limits } from '../../contract/account.ts';
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
      ? { problem: `Enter the API’s address, e.g. ${baseUrlExample}` }
      : { url: defaultBaseUrl };
  }
  if (text.length > limits.baseUrl) return { problem: `A base URL can have at most ${limits.baseUrl} characters.` };
  // `https:/host` too has a scheme: with another one before it, it would name a host called `https`.
  const hasScheme = text.includes('://') || /^https?:/i.test(text);
  const whole = provider.baseUrlOf?.(text) ?? (hasScheme ? text : `https://${text}`);
  if (!URL.canParse(whole)) return { problem: `This is not a URL. It looks like ${provider.form.baseUrlExample}` };
  const url = new URL(whole);
  if (!hasScheme && !/[.:]/.test(url.host) && !isLoopback(url.hostname)) {
    return { problem: `This is not a URL. It looks like ${provider.form.baseUrlExample}` };
  }
  const problem = problemOf(url);
  return problem === null ? { url: `${url.origin}${url.pathname}`.replace(/\/+$/, '') } : { problem };
}

function problemOf(url: URL): string | null {
  if (url.username !== '' || url.password !== '')
    return 'Leave out the user name and password: they have fields of their own.';
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'The base URL must begin with https://';
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    return 'Use https:// here. http:// would send the password in the clear; it is accepted for this computer only (localhost).';
  }
  // `href` shows an empty query or fragment, which `search` and `hash` do not.
  if (url.href.includes('?')) return 'Leave out the part from “?” on: a base URL has no query.';
  if (url.href.includes('#')) return 'Leave out the part from “#” on: a base URL has no fragment.';
  return null;
}

/** RFC 1122 §3.2.1.3 (127.0.0.0/8), RFC 4291 §2.5.3 (::1), RFC 6761 §6.3 (localhost). */
function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(?:\.\d{1,3}){3}$/.test(hostname)
  );
}
