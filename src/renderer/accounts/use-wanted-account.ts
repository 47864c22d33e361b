import { type RefObject, useEffect } from 'react';
import { actions, useWindow, windowState } from '../store/window.ts';
import type { Section } from './listing.ts';
import type { RoomyListLayout } from './roomy-list-layout.ts';

type List = RefObject<HTMLElement | null>;
type Layout = RoomyListLayout<unknown>;

/** Brings an account that is wanted into view and, unless a dialog lies over it, focuses its row. */
export function useWantedAccount(list: List, layout: Layout, sections: readonly Section[]): void {
  const wanted = useWindow((state) => state.wanted);
  const isListed = sections.some(({ accounts }) => accounts.some(({ id }) => id === wanted));

  useEffect(() => {
    if (wanted === null || !isListed) {
      return undefined;
    }
    return bringIntoView(list, layout, wanted, (row) => {
      if (windowState().dialog === null) {
        row?.focus();
      }
      actions.showedAccount();
    });
  }, [wanted, isListed, list, layout]);
}

/** Enough for the rows above a far one to be drawn and measured. */
const mostFrames = 12;

/**
 * A row far away does not exist yet: it is the layout that knows about where it would be. It then moves while the rows
 * around it are measured, so it is followed until it stands still. Gives a function that stops.
 */
function bringIntoView(list: List, layout: Layout, id: string, onShown: (row: HTMLElement | null) => void): () => void {
  let frame = 0;
  let framesLeft = mostFrames;
  let lastTop: number | undefined;
  const follow = (): void => {
    const row = list.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(id)}"]`) ?? null;
    if (row === null) {
      list.current?.scrollTo({ top: layout.getLayoutInfo(id)?.rect.y ?? 0 });
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
