import type { Attempt } from '../../contract/details.ts';
import { t } from '../../contract/language/language.ts';
import type { CheckStep, SignInCheck } from '../../contract/sign-in-check.ts';
import { dayWords, durationWords, timeWords } from '../../contract/words.ts';
import type { AccountRecord } from '../accounts/account-record.ts';
import type { Clock } from '../clock.ts';
import { TokendockError } from '../errors.ts';
import type { Fetch } from '../providers/http.ts';
import { networkFailure } from '../providers/network-failure.ts';
import { providerWords } from '../providers/words.ts';
import type { PresentedCertificate } from './certificate.ts';

export interface CheckWork {
  /** The host's addresses; rejects where there are none. */
  readonly lookup: (host: string) => Promise<readonly string[]>;
  /** As Chromium has it: "DIRECT", or "PROXY host:port" and the like, the first choice first. */
  readonly resolveProxy: (url: string, record: Pick<AccountRecord, 'authority'>) => Promise<string>;
  readonly certificate: (host: string, port: number) => Promise<PresentedCertificate>;
  readonly fetch: Fetch;
  readonly clock: Clock;
}

/** For each step, in ms. */
const patienceMs = 4000;
/** Clocks of two computers differ by seconds: an expiry is given a minute's margin. */
const clockToleranceMs = 30_000;
/** As much of an answer as is looked at, in characters. */
const longestAnswer = 2000;

/**
 * Looks for what keeps an account from signing in, from the name to the answer. Nothing secret is sent: the one request
 * carries neither the password nor a token. Ends within 15 s, and never rejects.
 */
export async function checkSignIn(record: AccountRecord, work: CheckWork): Promise<SignInCheck> {
  const url = new URL(record.baseUrl);
  const proxy = await inTime(work.resolveProxy(record.baseUrl, record)).catch(() => null);
  const isDirect = proxy === null || proxy.startsWith('DIRECT');
  const dns = await checkName(url.hostname, isDirect, work);
  const goesOn = dns.outcome !== 'failed';
  const answers = goesOn ? await checkAnswer(record, work) : [skipped('check.request'), skipped('check.clock')];
  // Whoever answered was trusted, by authorities that the system alone may know of.
  const isTrusted = goesOn && answers.some(({ outcome }) => outcome === 'ok' || outcome === 'warning');
  const tls = goesOn ? await checkCertificate(url, { isDirect, isTrusted }, record, work) : skipped('check.tls');
  return [dns, proxyStep(proxy), tls, ...answers, lastSignIn(record.attempts.at(-1))];
}

type StepKey = 'check.dns' | 'check.proxy' | 'check.tls' | 'check.request' | 'check.clock' | 'check.lastSignIn';

function step(key: StepKey, outcome: CheckStep['outcome'], words: string): CheckStep {
  return { name: t(key), outcome, words };
}

function skipped(key: StepKey): CheckStep {
  return step(key, 'skipped', t('check.notNow'));
}

function proxyStep(proxy: string | null): CheckStep {
  if (proxy === null) return step('check.proxy', 'warning', t('check.proxyUnknown'));
  const [first = ''] = proxy.split(';');
  if (first.startsWith('DIRECT')) return step('check.proxy', 'ok', t('check.direct'));
  return step('check.proxy', 'ok', t('check.through', { proxy: first.replace(/^\S+\s+/, '') }));
}

async function checkName(host: string, isDirect: boolean, { lookup }: CheckWork): Promise<CheckStep> {
  if (!isDirect) return step('check.dns', 'skipped', t('check.dnsByProxy', { host }));
  try {
    const addresses = await inTime(lookup(host.replaceAll(/[[\]]/g, '')));
    return step('check.dns', 'ok', t('check.dnsFound', { host, addresses: addresses.join(', ') }));
  } catch {
    return step('check.dns', 'failed', t('check.dnsMissing', { host }));
  }
}

async function checkCertificate(
  { protocol, hostname, port }: URL,
  { isDirect, isTrusted }: { isDirect: boolean; isTrusted: boolean },
  { authority }: AccountRecord,
  { certificate, clock }: CheckWork,
): Promise<CheckStep> {
  if (protocol !== 'https:') return step('check.tls', 'skipped', t('check.noTls'));
  if (!isDirect) return step('check.tls', 'skipped', t('check.tlsByProxy'));
  try {
    const presented = await inTime(certificate(hostname, Number(port || 443)));
    const { subject, issuer } = presented;
    const until = dayWords(presented.validTo);
    const problem = isTrusted ? null : presented.problemFor(authority, clock.now());
    if (problem === null) return step('check.tls', 'ok', t('check.trusted', { subject, issuer, until }));
    const reason = networkFailure(Object.assign(new Error('tls'), { code: problem })).message;
    const from = dayWords(presented.validFrom);
    return step('check.tls', 'failed', t('check.untrusted', { reason, subject, issuer, from, until }));
  } catch (error) {
    return step('check.tls', 'failed', wordsOf(error));
  }
}

async function checkAnswer({ baseUrl, authority }: AccountRecord, work: CheckWork): Promise<CheckStep[]> {
  try {
    const { status, headers, text } = await inTime(ask(baseUrl, authority, work.fetch));
    const location = headers.get('location');
    return [answerStep(status, location, baseUrl, text), clockStep(headers.get('date'), work.clock)];
  } catch (error) {
    return [step('check.request', 'failed', wordsOf(error)), skipped('check.clock')];
  }
}

async function ask(url: string, authority: AccountRecord['authority'], fetch: Fetch) {
  const signal = AbortSignal.timeout(patienceMs);
  const init: RequestInit = { method: 'GET', redirect: 'manual', credentials: 'omit', cache: 'no-store', signal };
  const response = await fetch(url, init, authority);
  return { status: response.status, headers: response.headers, text: await beginning(response) };
}

async function beginning({ body }: Response): Promise<string> {
  if (!body) return '';
  const decoder = new TextDecoder();
  let text = '';
  // Leaving the loop early cancels the rest.
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length >= longestAnswer) break;
  }
  return text.slice(0, longestAnswer);
}

function answerStep(status: number, location: string | null, baseUrl: string, text: string): CheckStep {
  if (status >= 300 && status < 400) {
    const host = location === null ? '?' : (URL.parse(location, baseUrl)?.host ?? '?');
    return step('check.request', 'warning', t('check.redirects', { status, host: host.slice(0, 100) }));
  }
  const words =
    providerWords(
      text.replaceAll(/<(script|style)[\s\S]*?(?:<\/\1>|$)|<[^>]*(?:>|$)/gi, ' ').replaceAll(/\S{64,}/g, '…'),
    ) ?? t('check.nothingSaid');
  return status >= 500
    ? step('check.request', 'failed', t('check.trouble', { status, words }))
    : step('check.request', 'ok', t('check.answered', { status, words }));
}

function clockStep(date: string | null, clock: Clock): CheckStep {
  const serverTime = Date.parse(date ?? '');
  if (!Number.isFinite(serverTime)) return step('check.clock', 'skipped', t('check.clockUnknown'));
  const aheadMs = clock.now() - serverTime;
  if (Math.abs(aheadMs) <= clockToleranceMs) return step('check.clock', 'ok', t('check.clockRight'));
  // Rounded: an hour with a second less is an hour.
  const unitMs = Math.abs(aheadMs) < 60_000 ? 1000 : 60_000;
  const duration = durationWords(Math.round(Math.abs(aheadMs) / unitMs) * unitMs);
  return step('check.clock', 'warning', t(aheadMs > 0 ? 'check.clockAhead' : 'check.clockBehind', { duration }));
}

function lastSignIn(attempt: Attempt | undefined): CheckStep {
  if (!attempt) return step('check.lastSignIn', 'skipped', t('check.neverSignedIn'));
  const time = timeWords(attempt.at);
  const { failure } = attempt;
  return failure === null
    ? step('check.lastSignIn', 'ok', t('check.signedIn', { time }))
    : step('check.lastSignIn', 'failed', t('check.signInFailed', { time, reason: failure }));
}

/** The text of a caught error may quote anything: only its kind is told. */
function wordsOf(error: unknown): string {
  if (error instanceof TokendockError) return error.message;
  return error instanceof DOMException ? t('failure.timedOut') : networkFailure(error).message;
}

function inTime<T>(work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => reject(new TokendockError({ code: 'timed-out', message: t('failure.timedOut') })),
    patienceMs,
  );
  return Promise.race([work, promise]).finally(() => clearTimeout(timer));
}

interface Reported {
  readonly version: string;
  readonly provider: string;
  readonly baseUrl: string;
  /** In ms since 1970. */
  readonly now: number;
}

/** The check as text, to be sent to whoever can help: it names neither the label nor the identifier. */
export function reportOf(check: SignInCheck, { version, provider, baseUrl, now }: Reported): string {
  const lines = check.map(({ name, outcome, words }) => `${name} [${t(`check.${outcome}`)}]: ${words}`);
  const head = [t('check.report', { version, time: timeWords(now) }), `${provider}, ${new URL(baseUrl).origin}`, ''];
  return [...head, ...lines, ''].join('\n');
}
