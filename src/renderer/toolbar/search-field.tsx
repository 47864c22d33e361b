import { type JSX, type KeyboardEvent, useId } from 'react';
import { t } from '../../contract/language/language.ts';
import { useStartFocus } from '../app/use-start-focus.ts';
import { shortcutName, shortcutWords } from '../app/shortcuts.ts';
import { Icon } from '../design/icon.tsx';
import { actions, useWindow, windowState } from '../store/window.ts';

const inputId = 'search';

export function focusSearch(): void {
  const input = document.getElementById(inputId);
  if (input instanceof HTMLInputElement) {
    input.focus();
    input.select();
  }
}

/** The account that Enter copies: the first of a search, and none while nothing is searched for. */
function topHit(): string | undefined {
  const { search, sections } = windowState();
  return search.trim() === '' ? undefined : sections[0]?.accounts[0]?.id;
}

function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.nativeEvent.isComposing) {
    return;
  }
  if (event.key === 'Escape') {
    actions.searchFor('');
  } else if (event.key === 'ArrowDown') {
    event.preventDefault();
    document.querySelector<HTMLElement>('[role="grid"] [role="row"][data-key]')?.focus();
  } else if (event.key === 'Enter') {
    // Else the same press would reach whatever a question puts under the focus.
    event.preventDefault();
    const id = topHit();
    if (id !== undefined) {
      void actions.copyToken(id);
    }
  }
}

export function SearchField(): JSX.Element {
  const search = useWindow((state) => state.search);
  // The window is opened to find one account.
  const input = useStartFocus<HTMLInputElement>();
  const hintId = useId();
  return (
    <div className="search">
      <Icon name="search" />
      <input
        ref={input}
        id={inputId}
        className="search-input"
        type="search"
        aria-label={t('list.searchAccounts')}
        aria-describedby={hintId}
        aria-keyshortcuts={shortcutName('F')}
        placeholder={t('list.search')}
        autoComplete="off"
        spellCheck={false}
        value={search}
        onChange={(event) => actions.searchFor(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <span id={hintId} className="keys">
        {search === '' ? shortcutWords('F') : <TopHit />}
      </span>
      {search === '' ? null : (
        <button
          type="button"
          className="icon-button search-clear"
          aria-label={t('list.emptySearch')}
          onClick={() => {
            actions.searchFor('');
            focusSearch();
          }}
        >
          <Icon name="close" />
        </button>
      )}
    </div>
  );
}

function TopHit(): JSX.Element | null {
  const hit = useWindow((state) => state.sections[0]?.accounts[0]?.label);
  return hit === undefined ? null : <span className="search-hit">{t('list.topHit', { label: hit })}</span>;
}
