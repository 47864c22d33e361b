import type { AccountView } from '../../contract/account.ts';
import { hostOf } from './host.ts';

/** Lower case without accents, so that "Zoe" finds "Zoë". */
function plain(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

const known = new WeakMap<AccountView, string>();

function searchable(account: AccountView, providerName: string): string {
  const cached = known.get(account);
  if (cached !== undefined) {
    return cached;
  }
  const { label, identifier, baseUrl, environment, choice, tags } = account;
  const parts = [
    label,
    identifier.value,
    hostOf(baseUrl),
    baseUrl,
    providerName,
    environment ?? '',
    choice ?? '',
    ...tags,
  ];
  const text = plain(parts.join('\n'));
  known.set(account, text);
  return text;
}

/** The words that an account must all contain, anywhere in what its row shows or in its provider's name. */
export function searchWords(query: string): readonly string[] {
  return plain(query)
    .split(/\s+/u)
    .filter((word) => word !== '');
}

export function matches(account: AccountView, providerName: string, words: readonly string[]): boolean {
  if (words.length === 0) {
    return true;
  }
  const text = searchable(account, providerName);
  return words.every((word) => text.includes(word));
}
