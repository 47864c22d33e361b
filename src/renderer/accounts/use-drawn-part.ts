import { type RefObject, useDeferredValue, useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import type { RowCollection } from './row-collection.ts';

/** A part of the list, in px from its top. */
interface Part {
  readonly from: number;
  readonly to: number;
}

/** How far beyond the visible part rows are drawn, in px: enough that a fast wheel shows no gaps. */
const margin = 600;
/** How far it may move before that is looked at again. */
const step = 100;

/**
 * The part of the list in which rows are drawn. The content is what lies in the scrolling element. Where the rows have
 * become others, as with each letter of a search, those that are seen come first, and those beyond a moment later.
 */
export function useDrawnPart(content: RefObject<HTMLElement | null>, rows: RowCollection): Part {
  const [seen, setSeen] = useState<Part>({ from: 0, to: 0 });
  const beyond = useDeferredValue(rows) === rows ? margin : step;
  useLayoutEffect(() => {
    const element = content.current?.parentElement;
    if (!element) {
      return undefined;
    }
    const look = (): void => {
      const { scrollTop, clientHeight } = element;
      const now = { from: scrollTop, to: scrollTop + clientHeight };
      setSeen((last) => {
        const isNear = Math.abs(now.from - last.from) < step && Math.abs(now.to - last.to) < step;
        return isNear ? last : now;
      });
    };
    // Before the browser paints: else rows would be missing for a frame.
    const lookNow = (): void => flushSync(look);
    const sizes = new ResizeObserver(lookNow);
    look();
    sizes.observe(element);
    element.addEventListener('scroll', lookNow, { passive: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener('scroll', lookNow);
    };
  }, [content]);
  return { from: seen.from - beyond, to: seen.to + beyond };
}
