import { type JSX, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { AccountView } from '../../contract/account.ts';
import { statusWords } from '../../contract/words.ts';
import { t } from '../../contract/language/language.ts';
import { EnvironmentMark } from '../accounts/environment-mark.tsx';
import { hostOf } from '../accounts/host.ts';
import { Monogram } from '../accounts/monogram.tsx';
import { useLanguage } from '../app/use-language.ts';
import { actions, useAtTime, useWindow } from '../store/window.ts';
import { quickMatches } from './matches.ts';
import './quick-open.css';

/** Three letters and Enter: a token is on the clipboard, and the box is gone. */
export function QuickOpen(): JSX.Element {
  useLanguage();
  const locked = useWindow((state) => state.locked);
  const search = useWindow((state) => state.search);
  const matches = useWindow(useShallow(quickMatches));
  /** By its id: the order may change under the person's hand. Null: the first. */
  const [chosenId, setChosenId] = useState<string | null>(null);
  /** The production account that waits for a second Enter. */
  const [asked, setAsked] = useState<string | null>(null);
  const input = useStartingAnew(() => {
    setChosenId(null);
    setAsked(null);
  });
  const at = Math.max(
    matches.findIndex(({ id }) => id === chosenId),
    0,
  );
  const chosen = matches[at];

  const copy = (account: AccountView): void => {
    if (account.environment === 'production' && asked !== account.id) {
      setAsked(account.id);
      return;
    }
    void actions.quickCopy(account.id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setAsked(null);
      setChosenId(matches.at((at + step) % matches.length)?.id ?? null);
    } else if (event.key === 'Escape') {
      void actions.hideQuickOpen();
    } else if (event.key === 'Enter' && chosen !== undefined) {
      copy(chosen);
    }
  };

  return (
    <main className="quick">
      <h1 className="visually-hidden">{t('quick.title')}</h1>
      <input
        ref={input}
        className="quick-input"
        type="text"
        role="combobox"
        aria-label={t('quick.field')}
        aria-expanded={matches.length > 0}
        aria-controls="quick-list"
        aria-activedescendant={chosen === undefined ? undefined : `quick-${chosen.id}`}
        placeholder={t('quick.placeholder')}
        autoComplete="off"
        spellCheck={false}
        value={search}
        onChange={(event) => {
          actions.searchFor(event.target.value);
          setChosenId(null);
          setAsked(null);
        }}
        onKeyDown={onKeyDown}
      />
      {/* No select: the input keeps the focus, as the combobox pattern of the ARIA Practices has it. */}
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
      <div className="quick-list" id="quick-list" role="listbox" aria-label={t('list.accounts')}>
        {matches.map((account) => (
          <QuickRow
            key={account.id}
            account={account}
            isChosen={account.id === chosen?.id}
            isAsked={account.id === asked}
            onClick={() => copy(account)}
          />
        ))}
      </div>
      <output className="quick-note">
        {locked
          ? t('quick.locked')
          : matches.length === 0
            ? t('quick.noMatch')
            : t(asked === null ? 'quick.hint' : 'quick.again')}
      </output>
    </main>
  );
}

interface QuickRowProps {
  readonly account: AccountView;
  readonly isChosen: boolean;
  readonly isAsked: boolean;
  readonly onClick: () => void;
}

function QuickRow({ account, isChosen, isAsked, onClick }: QuickRowProps): JSX.Element {
  const status = useAtTime((now) => statusWords(account.status, now));
  const { identifier, choice, baseUrl, copyForm } = account;
  return (
    // The input keeps the focus and hears the keys; the rows are for the mouse and for screen readers.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      className="quick-row"
      id={`quick-${account.id}`}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="option"
      tabIndex={-1}
      aria-selected={isChosen}
      data-asked={isAsked || undefined}
      onClick={onClick}
    >
      <Monogram provider={account.provider} />
      <span className="quick-label">{account.label}</span>
      <EnvironmentMark environment={account.environment} />
      <span className="quick-identity">{[identifier.value, choice ?? hostOf(baseUrl)].join(' · ')}</span>
      <span className="quick-status">
        {copyForm === 'token' ? null : `${t(`copyShort.${copyForm}`)} · `}
        {status}
      </span>
    </div>
  );
}

/** Each time the box comes up, it is empty and has the focus. */
function useStartingAnew(begin: () => void) {
  const input = useRef<HTMLInputElement>(null);
  const latest = useRef(begin);
  useEffect(() => {
    latest.current = begin;
  });
  useEffect(
    () =>
      window.tokendock.listen('quickOpenShown', () => {
        actions.searchFor('');
        latest.current();
        input.current?.focus();
      }),
    [],
  );
  return input;
}
