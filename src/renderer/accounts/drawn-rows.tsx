import { type JSX, useReducer, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { ListState } from 'react-stately/useListState';
import { t } from '../../contract/language/language.ts';
import { AccountItem, type WatchSize } from './account-item.tsx';
import { rowId } from './element-ids.ts';
import type { ListedAccount } from './listing.ts';
import type { RowCollection } from './row-collection.ts';
import { type RowElement, RowElements } from './row-elements.ts';
import type { PlacedSection, RowHeights, RowLayout } from './row-layout.ts';
import { useDrawnPart } from './use-drawn-part.ts';

interface DrawnRowsProps {
  readonly rows: RowCollection;
  readonly layout: RowLayout;
  readonly heights: RowHeights;
  readonly state: ListState<ListedAccount>;
}

/** The rows near the visible part, and the one that has the focus. */
export function DrawnRows({ rows, layout, heights, state }: DrawnRowsProps): JSX.Element {
  const content = useRef<HTMLDivElement>(null);
  const { from, to } = useDrawnPart(content, rows);
  const watchSize = useRowSizes(heights);
  const [rowElements] = useState(() => new RowElements());
  const { focusedKey } = state.selectionManager;
  const focused = focusedKey === null ? -1 : rows.placeOf(focusedKey);
  const places = withPlace(placesBetween(layout.firstBelow(from), layout.firstBelow(to), rows.size), focused);
  const accounts = places.flatMap((place) => rows.at(place)?.value ?? []);
  const elements = rowElements.draw(accounts, focused < 0 ? null : String(focusedKey));
  const placeOf = ({ index }: RowElement): number | null => (index === null ? null : (places[index] ?? null));
  const elementsOf = ({ first, section }: PlacedSection): readonly number[] =>
    elements.flatMap((element) => {
      const place = placeOf(element) ?? -1;
      return place >= first && place < first + section.accounts.length ? element.number : [];
    });

  return (
    <div ref={content} role="presentation" className="account-list-content" style={{ height: layout.height }}>
      {layout.placedSections.map((placed) => {
        const owned = elementsOf(placed);
        const isNear = placed.top < to && placed.top + placed.height > from;
        return owned.length > 0 || isNear ? (
          <DrawnSection placed={placed} elements={owned} key={placed.section.id} />
        ) : null;
      })}
      {elements.map((element) => {
        const place = placeOf(element);
        return (
          <AccountItem
            key={element.number}
            element={element.number}
            account={element.account}
            place={place}
            top={place === null ? 0 : layout.topOf(place)}
            state={state}
            watchSize={watchSize}
          />
        );
      })}
    </div>
  );
}

/** From the first to the last, which are counted from 0; nothing beyond the last row. */
function placesBetween(first: number, last: number, count: number): readonly number[] {
  return Array.from({ length: Math.max(0, Math.min(last + 1, count) - first) }, (_, offset) => first + offset);
}

/** The places with that one among them, unless it is -1. */
function withPlace(places: readonly number[], place: number): readonly number[] {
  if (place < 0 || places.includes(place)) {
    return places;
  }
  return place < (places[0] ?? 0) ? [place, ...places] : [...places, place];
}

interface DrawnSectionProps {
  readonly placed: PlacedSection;
  /** Those of its rows that are drawn. */
  readonly elements: readonly number[];
}

/**
 * A provider’s part of the list. Its rows lie over it and belong to it by their ids alone, so that any of them can
 * become another provider's. The group carries the name; the visible heading would only say it again.
 */
function DrawnSection({ placed: { section, top, height }, elements }: DrawnSectionProps): JSX.Element {
  const name = section.id === 'pinned' ? t('list.pinned') : section.name;
  const group =
    elements.length === 0
      ? { role: 'presentation' }
      : { role: 'rowgroup', 'aria-label': name, 'aria-owns': elements.map(rowId).join(' ') };
  return (
    <div {...group} className="account-section" style={{ top, height }}>
      <div role="presentation" className="account-section-heading">
        <span>{name}</span>
        <span className="account-section-count">{section.accounts.length}</span>
      </div>
    </div>
  );
}

/** Watches the rows that are drawn, and draws anew when one is not as tall as it was. */
function useRowSizes(heights: RowHeights): WatchSize {
  const [, drawAnew] = useReducer((count: number) => count + 1, 0);
  const [watchSize] = useState(() => {
    const ids = new Map<Element, string>();
    const sizes = new ResizeObserver((entries) => {
      const changes = entries.map(({ target, borderBoxSize: [size] }) => {
        const id = ids.get(target);
        return id !== undefined && size !== undefined && heights.measured(id, size.blockSize);
      });
      if (changes.includes(true)) {
        flushSync(drawAnew);
      }
    });
    return (id: string, row: Element) => {
      ids.set(row, id);
      sizes.observe(row);
      return () => {
        sizes.unobserve(row);
        ids.delete(row);
      };
    };
  });
  return watchSize;
}
