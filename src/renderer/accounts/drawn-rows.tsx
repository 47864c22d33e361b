import { type JSX, useReducer, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { ListState } from 'react-stately/useListState';
import { t } from '../../contract/language/language.ts';
import { AccountItem, type WatchSize } from './account-item.tsx';
import type { ListedAccount } from './listing.ts';
import { RowKeys } from './row-keys.ts';
import type { RowCollection } from './row-collection.ts';
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
  const [rowKeys] = useState(() => new RowKeys());
  const [first, end] = [layout.firstBelow(from), layout.firstBelow(to) + 1];
  const { focusedKey } = state.selectionManager;
  const focused = focusedKey === null ? -1 : rows.placeOf(focusedKey);

  const placesIn = (section: PlacedSection): number[] => {
    const after = section.first + section.section.accounts.length;
    const begin = Math.max(section.first, first);
    const places = Array.from({ length: Math.max(0, Math.min(after, end) - begin) }, (_, offset) => begin + offset);
    if (focused >= section.first && focused < after) {
      if (focused < begin) {
        places.unshift(focused);
      } else if (focused >= end) {
        places.push(focused);
      }
    }
    return places;
  };

  const drawn = layout.placedSections.flatMap((placed) => {
    const places = placesIn(placed);
    const isNear = placed.top < to && placed.top + placed.height > from;
    // Where only its heading is near, the first row is drawn too: a group of rows has some.
    return places.length > 0 ? { placed, places } : isNear ? { placed, places: [placed.first] } : [];
  });
  const keys = rowKeys.of(drawn.flatMap(({ places }) => places.map((place) => rows.accounts[place]?.id ?? '')));

  return (
    <div ref={content} role="presentation" className="account-list-content" style={{ height: layout.height }}>
      {drawn.map(({ placed, places }) => (
        <DrawnSection placed={placed} key={placed.section.id}>
          {places.map((place) => {
            const account = rows.accounts[place];
            return account === undefined ? null : (
              <AccountItem
                key={keys.get(account.id)}
                account={account}
                place={place}
                top={layout.topOf(place) - placed.top}
                state={state}
                watchSize={watchSize}
              />
            );
          })}
        </DrawnSection>
      ))}
    </div>
  );
}

/** No element of HTML stands for it outside of a table. */
const group = { role: 'rowgroup' } as const;

interface DrawnSectionProps {
  readonly placed: PlacedSection;
  readonly children: readonly (JSX.Element | null)[];
}

/** A provider’s accounts. The group carries the name; the visible heading would only say it again. */
function DrawnSection({ placed: { section, top, height }, children }: DrawnSectionProps): JSX.Element {
  const name = section.id === 'pinned' ? t('list.pinned') : section.name;
  return (
    <div {...group} className="account-section" aria-label={name} style={{ top, height }}>
      <div role="presentation" className="account-section-heading">
        <span>{name}</span>
        <span className="account-section-count">{section.accounts.length}</span>
      </div>
      {children}
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
