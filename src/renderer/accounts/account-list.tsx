import { type JSX, useRef, useState } from 'react';
import { Collection } from 'react-aria-components/Collection';
import { GridList, GridListHeader, GridListItem, GridListSection } from 'react-aria-components/GridList';
import { Virtualizer } from 'react-aria-components/Virtualizer';
import { t } from '../../contract/language/language.ts';
import { actions, useWindow } from '../store/window.ts';
import './account-list.css';
import { AccountRow } from './account-row.tsx';
import { describedBy } from './described-by.ts';
import type { ListedAccount, Section } from './listing.ts';
import { RoomyListLayout } from './roomy-list-layout.ts';
import { useRowDragging } from './use-row-dragging.ts';
import { useRowKeys } from './use-row-keys.ts';
import { useRowSelection } from './use-row-selection.ts';
import { useWantedAccount } from './use-wanted-account.ts';

const layoutOptions = { estimatedRowHeight: 54, headingHeight: 34 };

export function AccountList(): JSX.Element {
  const sections = useWindow((state) => state.sections);
  const list = useRef<HTMLDivElement>(null);
  const [layout] = useState(() => new RoomyListLayout());
  useWantedAccount(list, layout, sections);
  const rowSelection = useRowSelection(sections);
  const rowKeys = useRowKeys();
  const rowDragging = useRowDragging();
  return (
    // The keys work on whichever row has the focus; the rows themselves are the controls.
    <div className="account-list-frame" {...rowKeys} {...rowDragging}>
      <Virtualizer layout={layout} layoutOptions={layoutOptions} shouldObserveItemSize>
        <GridList
          ref={list}
          className="account-list"
          aria-label={t('list.accounts')}
          items={sections}
          selectionMode="multiple"
          selectionBehavior="replace"
          {...rowSelection}
          disallowTypeAhead
          onAction={(key) => void actions.copyToken(String(key))}
        >
          {(section) => <ProviderSection section={section} />}
        </GridList>
      </Virtualizer>
    </div>
  );
}

/** A provider’s accounts. The group carries the name; the visible heading would only say it again. */
function ProviderSection({ section }: { readonly section: Section }): JSX.Element {
  const { accounts } = section;
  const name = section.id === 'pinned' ? t('list.pinned') : section.name;
  return (
    <GridListSection className="account-section" aria-label={name}>
      <GridListHeader
        className="account-section-heading"
        render={(props) => (
          <div {...props} role="presentation">
            <span>{name}</span>
            <span className="account-section-count">{accounts.length}</span>
          </div>
        )}
      />
      <Collection items={accounts}>{(account) => <AccountItem account={account} />}</Collection>
    </GridListSection>
  );
}

function AccountItem({ account }: { readonly account: ListedAccount }): JSX.Element {
  const { id, label } = account;
  return (
    <GridListItem
      className="account-item"
      id={id}
      textValue={label}
      render={(props) => <div {...props} aria-describedby={describedBy(id)} draggable />}
      onContextMenu={(event) => {
        event.preventDefault();
        // A keyboard's menu key has no pointer: the menu then opens at its button.
        const isByKeyboard = event.button !== 2;
        actions.openMenu({ id, isByKeyboard, point: isByKeyboard ? null : { x: event.clientX, y: event.clientY } });
      }}
    >
      <AccountRow id={id} />
    </GridListItem>
  );
}
