import { type RefObject, useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** A part of the list, in px from its top. */
interface Part {
  readonly from: number;
  readonly to: number;
}

/** How far beyond the visible part rows are drawn, in px: enough that a fast wheel shows no gaps. */
const margin = 600;
/** How close the visible part may come to where they end. */
const slack = 200;

/**
 * The part of the list in which rows are drawn. It changes only when the visible part comes near to its end.
 * The content is what lies in the scrolling element.
 */
export function useDrawnPart(content: RefObject<HTMLElement | null>): Part {
  const [part, setPart] = useState<Part>({ from: 0, to: 0 });
  useLayoutEffect(() => {
    const element = content.current?.parentElement;
    if (!element) {
      return undefined;
    }
    const look = (): void => {
      const { scrollTop, clientHeight } = element;
      const [top, bottom] = [scrollTop, scrollTop + clientHeight];
      setPart((last) => {
        const isInside = last.from <= Math.max(0, top - slack) && last.to >= bottom + slack;
        return isInside ? last : { from: top - margin, to: bottom + margin };
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
  return part;
}
