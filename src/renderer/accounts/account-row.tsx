import { type JSX, useRef } from 'react';
import type { AccountView } from '../../contract/account.ts';
import { t } from '../../contract/language/language.ts';
import { Icon } from '../design/icon.tsx';
import { actions, useWindow } from '../store/window.ts';
import { AccountMenu } from './account-menu.tsx';
import './account-row.css';
import { AccountStatusLine } from './account-status.tsx';
import { apartFromRow } from './apart-from-row.ts';
import { CopyButton } from './copy-button.tsx';
import { identityId } from './described-by.ts';
import { EnvironmentMark } from './environment-mark.tsx';
import { hostOf } from './host.ts';
import { Monogram } from './monogram.tsx';

/** What a row shows. It follows its account by itself, so that a change draws this row alone. */
export function AccountRow({ id }: { readonly id: string }): JSX.Element | null {
  const account = useWindow((state) => state.accounts[id]);
  if (account === undefined) {
    return null;
  }
  const { label, choice, identifier, baseUrl, provider, tags, environment, status } = account;
  const isTrouble =
    status.kind === 'needs-password' ||
    status.kind === 'needs-choice' ||
    status.kind === 'failed' ||
    status.kind === 'keychain-locked';
  const identity = `${identifier.value} · ${choice ?? hostOf(baseUrl)}`;
  return (
    <div className="account" data-trouble={isTrouble || undefined}>
      <Monogram provider={provider} />
      <div className="account-name">
        <span className="account-label" title={label}>
          {label}
        </span>
        <EnvironmentMark environment={environment} />
        <Tags tags={tags} />
      </div>
      <div className="account-identity" id={identityId(id)} title={identity}>
        {identity}
      </div>
      <AccountStatusLine account={account} />
      <RowActions account={account} />
    </div>
  );
}

const shownTags = 3;

function Tags({ tags }: { readonly tags: readonly string[] }): JSX.Element {
  const more = tags.length - shownTags;
  return (
    <span className="tags">
      {tags.slice(0, shownTags).map((tag) => (
        <span className="tag" key={tag}>
          {tag}
        </span>
      ))}
      {more > 0 ? (
        <span className="tag" title={tags.slice(shownTags).join(', ')}>
          +{more}
        </span>
      ) : null}
    </span>
  );
}

function RowActions({ account }: { readonly account: AccountView }): JSX.Element {
  const { id } = account;
  const isMenuOpen = useWindow((state) => state.menu?.id === id);
  const more = useRef<HTMLButtonElement>(null);
  return (
    <div className="account-actions" {...apartFromRow}>
      <CopyButton account={account} />
      <button
        type="button"
        ref={more}
        className="icon-button"
        aria-label={t('row.more')}
        aria-haspopup="menu"
        aria-expanded={isMenuOpen}
        onClick={() => actions.openMenu({ id, isByKeyboard: false, point: null })}
        // A click that a key made counts as a screen reader's, and then the menu's first item misses its focus.
        onKeyDown={(event) => {
          if (event.key === 'Enter' || event.key === ' ') {
            event.preventDefault();
            actions.openMenu({ id, isByKeyboard: true, point: null });
          }
        }}
      >
        <Icon name="more" />
      </button>
      {isMenuOpen ? <AccountMenu account={account} button={more} /> : null}
    </div>
  );
}
