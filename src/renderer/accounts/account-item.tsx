import { type JSX, memo, useLayoutEffect, useMemo, useRef } from 'react';
import { mergeProps } from 'react-aria/mergeProps';
import { useFocusRing } from 'react-aria/useFocusRing';
import { useGridListItem } from 'react-aria/useGridList';
import type { ListState } from 'react-stately/useListState';
import { actions } from '../store/window.ts';
import { AccountRow } from './account-row.tsx';
import { describedBy } from './described-by.ts';
import type { ListedAccount } from './listing.ts';

interface AccountItemProps {
  readonly account: ListedAccount;
  /** In the whole list, counted from 0. */
  readonly place: number;
  /** In its section, in px. */
  readonly top: number;
  readonly state: ListState<ListedAccount>;
  readonly watchSize: WatchSize;
}

/** Notes how tall the account's row is, now and whenever that changes, until the function that it answers is called. */
export type WatchSize = (id: string, row: Element) => () => void;

/** A row: what the keys and the pointer do with it; what it shows follows its account by itself. */
export const AccountItem = memo(function AccountItem(props: AccountItemProps): JSX.Element | null {
  const { account, place, top, state, watchSize } = props;
  const { id } = account;
  const row = useRef<HTMLDivElement>(null);
  const node = useMemo(() => state.collection.at(place), [state.collection, place]);
  if (node === null) {
    throw new Error('A row is drawn that the list does not have.');
  }
  const { rowProps, gridCellProps, isSelected } = useGridListItem({ node }, state, row);
  const { focusProps, isFocusVisible } = useFocusRing();
  useLayoutEffect(() => (row.current === null ? undefined : watchSize(id, row.current)), [id, watchSize]);
  return (
    <div
      {...mergeProps(rowProps, focusProps)}
      ref={row}
      className="account-item"
      style={{ top }}
      draggable
      aria-rowindex={place + 1}
      aria-describedby={describedBy(id)}
      data-selected={isSelected || undefined}
      data-focus-visible={isFocusVisible || undefined}
      onContextMenu={(event) => {
        event.preventDefault();
        // A keyboard's menu key has no pointer: the menu then opens at its button.
        const isByKeyboard = event.button !== 2;
        actions.openMenu({ id, isByKeyboard, point: isByKeyboard ? null : { x: event.clientX, y: event.clientY } });
      }}
    >
      <div {...gridCellProps} className="account-cell">
        <AccountRow id={id} />
      </div>
    </div>
  );
});
