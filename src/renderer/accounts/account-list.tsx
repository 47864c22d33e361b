import { type JSX, type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { ListKeyboardDelegate } from 'react-aria/ListKeyboardDelegate';
import { useGridList } from 'react-aria/useGridList';
import { useListState } from 'react-stately/useListState';
import { t } from '../../contract/language/language.ts';
import { actions, useWindow } from '../store/window.ts';
import './account-list.css';
import { DrawnRows } from './drawn-rows.tsx';
import { ListGeometry } from './list-geometry.ts';
import type { ListedAccount } from './listing.ts';
import { RowCollection } from './row-collection.ts';
import { RowHeights, RowLayout } from './row-layout.ts';
import { useRowDragging } from './use-row-dragging.ts';
import { useRowKeys } from './use-row-keys.ts';
import { useRowSelection } from './use-row-selection.ts';
import { useWantedAccount } from './use-wanted-account.ts';

export function AccountList(): JSX.Element {
  const sections = useWindow((state) => state.sections);
  const list = useRef<HTMLDivElement>(null);
  const [heights] = useState(() => new RowHeights());
  const rows = useMemo(() => new RowCollection(sections), [sections]);
  const layout = useMemo(() => new RowLayout(sections, heights), [sections, heights]);
  useTopOfSearch(list);
  useWantedAccount(list, rows, layout);
  const state = useListState<ListedAccount>({
    collection: rows,
    selectionMode: 'multiple',
    selectionBehavior: 'replace',
    ...useRowSelection(sections),
  });
  const keyboardDelegate = useMemo(
    () =>
      new ListKeyboardDelegate({ collection: rows, ref: list, layoutDelegate: new ListGeometry(list, rows, layout) }),
    [rows, layout],
  );
  const { gridProps } = useGridList(
    {
      'aria-label': t('list.accounts'),
      keyboardDelegate,
      disallowTypeAhead: true,
      onAction: (key) => void actions.copyToken(String(key)),
    },
    state,
    list,
  );
  const rowKeys = useRowKeys();
  const rowDragging = useRowDragging();
  return (
    // The keys work on whichever row has the focus; the rows themselves are the controls.
    <div className="account-list-frame" {...rowKeys} {...rowDragging}>
      <div {...gridProps} ref={list} className="account-list" aria-rowcount={rows.size} aria-colcount={1}>
        <DrawnRows rows={rows} layout={layout} heights={heights} state={state} />
      </div>
    </div>
  );
}

/** What another search finds is seen from its beginning. */
function useTopOfSearch(list: RefObject<HTMLElement | null>): void {
  const search = useWindow((state) => state.search);
  const seen = useRef(search);
  useLayoutEffect(() => {
    if (seen.current !== search) {
      seen.current = search;
      list.current?.scrollTo({ top: 0 });
    }
  }, [list, search]);
}
