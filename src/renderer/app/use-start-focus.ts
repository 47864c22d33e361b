import { type RefObject, useEffect, useRef } from 'react';

/** Focuses the element when it appears, if it is the one to start at. */
export function useStartFocus<E extends HTMLElement>(isStart = true): RefObject<E | null> {
  const element = useRef<E>(null);
  useEffect(() => {
    if (isStart) {
      element.current?.focus();
    }
  }, [isStart]);
  return element;
}
