import { useEffect, useRef, useState, type RefObject } from 'react';
import type { Key, Selection } from 'react-stately';
import { actions, useWindow } from '../store/window.ts';
import type { Section } from './listing.ts';

interface RowSelection {
  readonly selectedKeys: Iterable<Key>;
  onSelectionChange(keys: Selection): void;
}

/** Which rows are selected, for the list. "All" are those that are listed at that moment. */
export function useRowSelection(sections: readonly Section[]): RowSelection {
  const selected = useWindow((state) => state.selected);
  // The list's own set knows at which row a range began; the ids alone don't, and Shift would then add single rows.
  const [last, setLast] = useState<{ readonly ids: readonly string[]; readonly keys: Iterable<Key> } | null>(null);
  const isShiftHeld = useShiftHeld();
  const isOwn = last?.ids === selected;
  return {
    selectedKeys: isOwn ? last.keys : selected,
    onSelectionChange: (keys) => {
      const all = allOf(sections);
      // An opened menu, say, selected the row that the range begins at: of that the list knows nothing.
      const [anchor] = isOwn || !isShiftHeld.current ? [] : selected;
      const current = keys === 'all' ? undefined : currentOf(keys);
      if (anchor !== undefined && current !== undefined) {
        const ids = rangeOf(all, anchor, current);
        setLast({ ids, keys: ids });
        actions.select(ids);
        return;
      }
      const ids = keys === 'all' ? all : [...keys].map(String);
      setLast({ ids, keys: keys === 'all' ? ids : keys });
      actions.select(ids);
    },
  };
}

/** Whether the key was down when a person last pressed a button or another key. */
function useShiftHeld(): RefObject<boolean> {
  const isHeld = useRef(false);
  useEffect(() => {
    const note = (event: MouseEvent | KeyboardEvent): void => {
      isHeld.current = event.shiftKey;
    };
    const presses = ['pointerdown', 'click', 'keydown'] as const;
    for (const press of presses) {
      window.addEventListener(press, note, true);
    }
    return () => {
      for (const press of presses) {
        window.removeEventListener(press, note, true);
      }
    };
  }, []);
  return isHeld;
}

/** The row that was pressed or moved to, which the list's own set knows. */
function currentOf(keys: ReadonlySet<Key>): string | undefined {
  const current: unknown = 'currentKey' in keys ? keys.currentKey : undefined;
  return typeof current === 'string' ? current : undefined;
}

function rangeOf(all: readonly string[], from: string, to: string): string[] {
  const [start = 0, end = 0] = [all.indexOf(from), all.indexOf(to)].toSorted((a, b) => a - b);
  return all.slice(Math.max(start, 0), end + 1);
}

function allOf(sections: readonly Section[]): string[] {
  return sections.flatMap(({ accounts }) => accounts.map(({ id }) => id));
}
