import type { JSX } from 'react';
import { t } from '../../contract/language/language.ts';
import { Banners } from '../banners/banners.tsx';
import { useWindow } from '../store/window.ts';
import { Toolbar } from '../toolbar/toolbar.tsx';
import { AccountList } from './account-list.tsx';
import { NoMatch } from './no-match.tsx';
import { SelectionBar } from './selection-bar.tsx';

export function AccountsScreen(): JSX.Element {
  const isEmpty = useWindow((state) => state.sections.length === 0);
  return (
    <div className="screen">
      <Toolbar />
      <Banners />
      <main className="accounts">
        <h1 className="visually-hidden">{t('list.accounts')}</h1>
        <ResultCount />
        <Announcement />
        {isEmpty ? <NoMatch /> : <AccountList />}
        <SelectionBar />
      </main>
    </div>
  );
}

/** What a person did who may not see it. */
function Announcement(): JSX.Element {
  return <output className="visually-hidden">{useWindow((state) => state.announcement)}</output>;
}

/** Says to those who can't see the list how long it is while they search. */
function ResultCount(): JSX.Element {
  const count = useWindow((state) =>
    state.search.trim() === '' ? null : state.sections.reduce((sum, { accounts }) => sum + accounts.length, 0),
  );
  return <output className="visually-hidden">{count === null ? '' : t('list.found', { count })}</output>;
}
