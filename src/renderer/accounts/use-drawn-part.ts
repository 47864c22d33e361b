import { type RefObject, useEffect, useLayoutEffect, useState } from 'react';
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
const step = 50;
/** So long after the last letter nobody is typing any more, in ms. */
const pauseMs = 200;

/**
 * The part of the list in which rows are drawn. The content is what lies in the scrolling element. Where the rows have
 * become others, as with each letter of a search, it is what can be seen, and what lies beyond once they stay.
 */
export function useDrawnPart(content: RefObject<HTMLElement | null>, rows: RowCollection): Part {
  const [seen, setSeen] = useState<Part>({ from: 0, to: 0 });
  const beyond = useStays(rows) ? margin : step;
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

/** Whether it has been the same for a while. */
function useStays(value: object): boolean {
  const [last, setLast] = useState<object | null>(null);
  useEffect(() => {
    const pause = setTimeout(() => setLast(value), pauseMs);
    return () => clearTimeout(pause);
  }, [value]);
  return last === value;
}
