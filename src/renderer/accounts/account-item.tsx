import { type JSX, memo, useLayoutEffect, useRef } from 'react';
import type { ListState } from 'react-stately/useListState';
import { shallow } from 'zustand/shallow';
import { actions } from '../store/window.ts';
import { AccountRow } from './account-row.tsx';
import { describedBy } from './element-ids.ts';
import type { ListedAccount } from './listing.ts';
import { useRow } from './use-row.ts';

interface AccountItemProps {
  /** The number of the element that draws it. */
  readonly element: number;
  readonly account: ListedAccount;
  /** In the whole list, counted from 0; null: it draws nobody now. */
  readonly place: number | null;
  /** In the list, in px. */
  readonly top: number;
  readonly state: ListState<ListedAccount>;
  readonly watchSize: WatchSize;
}

/** Notes how tall the account's row is, now and whenever that changes, until the function that it answers is called. */
export type WatchSize = (id: string, row: Element) => () => void;

/** No element of HTML stands for it outside of a table. */
const cell = { role: 'gridcell', 'aria-colindex': 1 } as const;

/** A row: what the keys and the pointer do with it; what it shows follows its account by itself. */
export const AccountItem = memo(function AccountItem(props: AccountItemProps): JSX.Element {
  const { element, account, place, top, state, watchSize } = props;
  const { id, label } = account;
  const row = useRef<HTMLDivElement>(null);
  const { rowProps, isSelected } = useRow({ id, element, state, row });
  useLayoutEffect(() => (row.current === null ? undefined : watchSize(id, row.current)), [id, watchSize]);
  const shown = place === null ? spare : { 'aria-rowindex': place + 1, style: { top } };
  return (
    <div
      {...rowProps}
      ref={row}
      className="account-item"
      draggable
      aria-label={label}
      aria-describedby={describedBy(element)}
      data-selected={isSelected || undefined}
      onContextMenu={(event) => {
        event.preventDefault();
        // A keyboard's menu key has no pointer: the menu then opens at its button.
        const isByKeyboard = event.button !== 2;
        actions.openMenu({ id, isByKeyboard, point: isByKeyboard ? null : { x: event.clientX, y: event.clientY } });
      }}
      {...shown}
    >
      <div {...cell} className="account-cell">
        <AccountRow id={id} element={element} />
      </div>
    </div>
  );
}, isDrawnAlike);

function isDrawnAlike(before: AccountItemProps, after: AccountItemProps): boolean {
  return (before.place === null && after.place === null) || shallow(before, after);
}

/** Neither a key nor who looks for the account finds an element that is not its row any more. */
const spare = {
  tabIndex: -1,
  'data-key': undefined,
  'data-selected': undefined,
  'aria-hidden': true,
  style: { top: 0, contentVisibility: 'hidden' },
} as const;
