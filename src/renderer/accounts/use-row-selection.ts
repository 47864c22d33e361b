import { useState } from 'react';
import type { Key, Selection } from 'react-aria-components/GridList';
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
  return {
    selectedKeys: last?.ids === selected ? last.keys : selected,
    onSelectionChange: (keys) => {
      const ids = keys === 'all' ? allOf(sections) : [...keys].map(String);
      setLast({ ids, keys: keys === 'all' ? ids : keys });
      actions.select(ids);
    },
  };
}

function allOf(sections: readonly Section[]): string[] {
  return sections.flatMap(({ accounts }) => accounts.map(({ id }) => id));
}
