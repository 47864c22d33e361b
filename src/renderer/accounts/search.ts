import type { AccountView } from '../../contract/account.ts';

const isAscii = /^[\0-\x7f]*$/;

/** Lower case without accents, so that "Zoe" finds "Zoë". */
function plain(text: string): string {
  // Most texts are plain already, and there are many of them.
  return (isAscii.test(text) ? text : text.normalize('NFKD').replaceAll(/\p{M}/gu, '')).toLowerCase();
}

/** What a search of an account looks in. */
export function searchableText(account: AccountView, providerName: string): string {
  const { label, identifier, baseUrl, environment, choice, tags } = account;
  // The host that the row shows is part of the base URL.
  return plain([label, identifier.value, baseUrl, providerName, environment ?? '', choice ?? '', ...tags].join('\n'));
}

/** The words that an account must all contain, anywhere in what its row shows or in its provider's name. */
export function searchWords(query: string): readonly string[] {
  return plain(query)
    .split(/\s+/u)
    .filter((word) => word !== '');
}

export function matches(text: string, words: readonly string[]): boolean {
  // A loop, since ten thousand texts are looked through for each letter.
  for (const word of words) {
    if (!text.includes(word)) {
      return false;
    }
  }
  return true;
}
