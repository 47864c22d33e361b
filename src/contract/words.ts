import type { AccountStatus } from './account.ts';
import type { Copied } from './calls.ts';
import { locales, t } from './language/language.ts';

const second = 1000;
const minute = 60 * second;
const day = 24 * 60 * minute;

/** Making a formatter takes longer than using it a thousand times. */
function perLocale<Formatter>(make: (locale: string) => Formatter): (locale: string) => Formatter {
  const made = new Map<string, Formatter>();
  return (locale) => {
    const formatter = made.get(locale) ?? make(locale);
    made.set(locale, formatter);
    return formatter;
  };
}

// Of nothing at all it would say nothing at all.
const seconds = perLocale((locale) => new Intl.DurationFormat(locale, { style: 'short', secondsDisplay: 'always' }));
const durations = perLocale((locale) => new Intl.DurationFormat(locale, { style: 'short' }));
const times = perLocale((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }));
const days = perLocale((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }));
const unit = { style: 'unit', unit: 'second', minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;
const tenths = perLocale((locale) => new Intl.NumberFormat(locale, unit));

/** What was said of spans lately, since a thousand accounts count down at once, all in the same few minutes. */
const saidOf = new Map<string, string>();
const mostSaid = 5000;

/** A span of time as a person says it, rounded down: "30 sec", "42 min", "1 hr, 5 min", "3 days". */
export function durationWords(ms: number): string {
  const { language } = locales();
  const span = ms < minute ? second : ms < 2 * day ? minute : day;
  const count = Math.max(0, Math.floor(ms / span));
  const id = `${language} ${count} ${span}`;
  const said = saidOf.get(id) ?? spanWords(count, span, language);
  if (saidOf.size >= mostSaid) saidOf.clear();
  saidOf.set(id, said);
  return said;
}

function spanWords(count: number, span: number, language: string): string {
  if (span === second) return seconds(language).format({ seconds: count });
  if (span === day) return durations(language).format({ days: count });
  return durations(language).format({ hours: Math.floor(count / 60), minutes: count % 60 });
}

/** A short span of time to a tenth of a second. */
export function secondsWords(ms: number): string {
  return tenths(locales().language).format(ms / second);
}

/** A moment (ms since 1970), in the person's own way of writing it. */
export function timeWords(at: number): string {
  return times(locales().region).format(at);
}

/** A day (ms since 1970), in the person's own way of writing it. */
export function dayWords(at: number): string {
  return days(locales().region).format(at);
}

/** An account's status in words, at this moment (ms since 1970). */
export function statusWords(status: AccountStatus, now: number): string {
  switch (status.kind) {
    case 'signed-out':
      return t('status.signedOut');
    case 'signing-in':
      return t('status.signingIn');
    case 'fresh':
      return status.expiresAt === null
        ? t('status.freshUnknown')
        : t('status.fresh', { duration: durationWords(status.expiresAt - now) });
    case 'expiring':
      return t('status.expiring', { duration: durationWords(status.expiresAt - now) });
    case 'expired':
      return t('status.expired');
    case 'needs-password':
      return t('status.needsPassword', { reason: status.reason });
    case 'needs-choice':
    case 'failed':
      return status.reason;
    case 'keychain-locked':
      return t('status.keychainLocked');
  }
}

/** What a person is told after a copy, in the window and outside it. */
export function copiedWords(label: string, copied: Copied, now: number): string {
  // Rounded, since "29 sec" would look odd right after asking for 30.
  const clears = durationWords(Math.round((copied.clearsAt - now) / second) * second);
  const words = { what: t(`copyForm.${copied.as}`), label, clears };
  return copied.expiresAt === null
    ? t('done.copiedUnknown', words)
    : t('done.copied', { ...words, expiry: durationWords(copied.expiresAt - now) });
}
