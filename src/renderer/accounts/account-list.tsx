import { type JSX, type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { ListKeyboardDelegate } from 'react-aria/ListKeyboardDelegate';
import { useGridSelectionAnnouncement } from 'react-aria/private/grid/useGridSelectionAnnouncement';
import { useSelectableCollection } from 'react-aria/private/selection/useSelectableCollection';
import { useListState } from 'react-stately/useListState';
import { t } from '../../contract/language/language.ts';
import { useWindow } from '../store/window.ts';
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

/** No element of HTML stands for it outside of a table. */
const grid = { role: 'grid', 'aria-multiselectable': true, 'aria-colcount': 1 } as const;

export function AccountList(): JSX.Element {
  const sections = useWindow((state) => state.sections);
  const list = useRef<HTMLDivElement>(null);
  const [heights] = useState(() => new RowHeights());
  const rows = useMemo(() => new RowCollection(sections), [sections]);
  const layout = useMemo(() => new RowLayout(sections, heights), [sections, heights]);
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
  // Not `useGridList`, which is drawn anew at each key that is pressed anywhere, to describe what a finger can do.
  const { collectionProps } = useSelectableCollection({
    selectionManager: state.selectionManager,
    keyboardDelegate,
    ref: list,
    selectOnFocus: true,
    disallowTypeAhead: true,
  });
  useGridSelectionAnnouncement({}, state);
  const rowKeys = useRowKeys();
  const rowDragging = useRowDragging();
  return (
    // The keys work on whichever row has the focus; the rows themselves are the controls.
    <div className="account-list-frame" {...rowKeys} {...rowDragging}>
      <div
        {...collectionProps}
        {...grid}
        ref={list}
        className="account-list"
        aria-label={t('list.accounts')}
        aria-rowcount={rows.size}
      >
        <StartOfSearch list={list} />
        <DrawnRows rows={rows} layout={layout} heights={heights} state={state} />
      </div>
    </div>
  );
}

/**
 * What another search finds is seen from its beginning. Draws nothing: a component of its own, since the list is not
 * another one with each letter.
 */
function StartOfSearch({ list }: { readonly list: RefObject<HTMLElement | null> }): null {
  const search = useWindow((state) => state.search);
  const seen = useRef(search);
  // To say it at any other time, the browser would have to lay out the page.
  const top = useRef(0);
  useEffect(() => {
    const element = list.current;
    const note = (): void => {
      top.current = element?.scrollTop ?? 0;
    };
    element?.addEventListener('scroll', note, { passive: true });
    return () => element?.removeEventListener('scroll', note);
  }, [list]);
  useLayoutEffect(() => {
    if (seen.current !== search && top.current > 0) {
      list.current?.scrollTo({ top: 0 });
    }
    seen.current = search;
  }, [list, search]);
  return null;
}
