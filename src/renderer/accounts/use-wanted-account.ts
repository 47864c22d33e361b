import { type RefObject, useEffect } from 'react';
import { actions, useWindow, windowState } from '../store/window.ts';
import type { RowCollection } from './row-collection.ts';
import type { RowLayout } from './row-layout.ts';

type List = RefObject<HTMLElement | null>;

/** Brings an account that is wanted into view and, unless a dialog lies over it, focuses its row. */
export function useWantedAccount(list: List, rows: RowCollection, layout: RowLayout): void {
  const wanted = useWindow((state) => state.wanted);
  const isListed = wanted !== null && rows.placeOf(wanted) >= 0;

  useEffect(() => {
    if (wanted === null || !isListed) {
      return undefined;
    }
    return bringIntoView(
      list,
      () => layout.topOf(rows.placeOf(wanted)),
      wanted,
      (row) => {
        if (windowState().dialog === null) {
          row?.focus();
        }
        actions.showedAccount();
      },
    );
  }, [wanted, isListed, list, rows, layout]);
}

/** Enough for the rows above a far one to be drawn and measured. */
const mostFrames = 12;

/**
 * A row far away does not exist yet: it is the layout that knows about where it would be. It then moves while the rows
 * around it are measured, so it is followed until it stands still. Gives a function that stops.
 */
function bringIntoView(
  list: List,
  topOfRow: () => number,
  id: string,
  onShown: (row: HTMLElement | null) => void,
): () => void {
  let frame = 0;
  let framesLeft = mostFrames;
  let lastTop: number | undefined;
  const follow = (): void => {
    const row = list.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(id)}"]`) ?? null;
    if (row === null) {
      list.current?.scrollTo({ top: topOfRow() });
    } else {
      row.scrollIntoView({ block: 'nearest' });
    }
    const top = row?.getBoundingClientRect().top;
    framesLeft -= 1;
    if ((top !== undefined && top === lastTop) || framesLeft === 0) {
      onShown(row);
      return;
    }
    lastTop = top;
    frame = requestAnimationFrame(follow);
  };
  frame = requestAnimationFrame(follow);
  return () => cancelAnimationFrame(frame);
}
