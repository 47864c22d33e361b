import { type JSX, memo, type RefObject, useRef } from 'react';
import type { AccountView } from '../../contract/account.ts';
import { t } from '../../contract/language/language.ts';
import { later } from '../app/later.tsx';
import { MenuButton } from '../design/menu-button.tsx';
import { actions, useWindow } from '../store/window.ts';
import './account-row.css';
import { AccountStatusLine } from './account-status.tsx';
import { apartFromRow } from './apart-from-row.ts';
import { CopyButton, type CopyProgress } from './copy-button.tsx';
import { identityId } from './element-ids.ts';
import { EnvironmentMark } from './environment-mark.tsx';
import { hostOf } from './host.ts';
import { Monogram } from './monogram.tsx';
import { accountOf } from './row-of.ts';

const AccountMenu = later(async () => (await import('./account-menu.tsx')).AccountMenu);

interface AccountRowProps {
  readonly id: string;
  /** The number of the element that draws it. */
  readonly element: number;
}

/** What a row shows. It follows its account by itself, so that a change draws this row alone. */
export function AccountRow({ id, element }: AccountRowProps): JSX.Element | null {
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
        {tags.length === 0 ? null : <Tags tags={tags} />}
      </div>
      <div className="account-identity" id={identityId(element)} title={identity}>
        {identity}
      </div>
      <AccountStatusLine account={account} element={element} />
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
  const { id, copyForm } = account;
  const progress = useWindow((state) => state.copying[id] ?? 'ready');
  const isMenuOpen = useWindow((state) => state.menu?.id === id);
  const more = useRef<HTMLButtonElement>(null);
  return (
    <div className="account-actions" {...apartFromRow}>
      <RowButtons copyForm={copyForm} progress={progress} isMenuOpen={isMenuOpen} more={more} />
      {isMenuOpen ? <AccountMenu account={account} button={more} /> : null}
    </div>
  );
}

interface RowButtonsProps {
  readonly copyForm: AccountView['copyForm'];
  readonly progress: CopyProgress;
  readonly isMenuOpen: boolean;
  readonly more: RefObject<HTMLButtonElement | null>;
}

/** Know their account by the row that they are in: they stay as they are when it becomes another one's. */
const RowButtons = memo(function RowButtons({ copyForm, progress, isMenuOpen, more }: RowButtonsProps): JSX.Element {
  return (
    <>
      <CopyButton form={copyForm} progress={progress} />
      <MenuButton
        ref={more}
        icon="more"
        label={t('row.more')}
        isOpen={isMenuOpen}
        onOpen={(isByKeyboard) => {
          const id = accountOf(more.current);
          if (id !== undefined) {
            actions.openMenu({ id, isByKeyboard, point: null });
          }
        }}
      />
    </>
  );
});
