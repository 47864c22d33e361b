import type { AccountView } from '../../contract/account.ts';
import type { WindowState } from '../store/state.ts';

const most = 8;

/** What the quick search offers, best first: pinned accounts, then those used last, then by label. */
export function quickMatches({ sections, accounts }: Pick<WindowState, 'sections' | 'accounts'>): AccountView[] {
  return sections
    .flatMap((section) => section.accounts)
    .flatMap(({ id }) => accounts[id] ?? [])
    .toSorted(
      (a, b) =>
        Number(b.pinned) - Number(a.pinned) ||
        (b.lastUsedAt ?? 0) - (a.lastUsedAt ?? 0) ||
        a.label.localeCompare(b.label),
    )
    .slice(0, most);
}
