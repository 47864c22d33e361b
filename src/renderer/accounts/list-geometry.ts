import type { RefObject } from 'react';
import type { Key } from 'react-stately';
import type { RowCollection } from './row-collection.ts';
import type { RowLayout } from './row-layout.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Box extends Size {
  readonly x: number;
  readonly y: number;
}

/** Where things lie, for the keys that move by a page: also of rows that are not drawn. */
export class ListGeometry {
  private readonly list: RefObject<HTMLElement | null>;
  private readonly rows: RowCollection;
  private readonly layout: RowLayout;

  constructor(list: RefObject<HTMLElement | null>, rows: RowCollection, layout: RowLayout) {
    this.list = list;
    this.rows = rows;
    this.layout = layout;
  }

  getItemRect(key: Key): Box | null {
    const place = this.rows.placeOf(key);
    return place < 0
      ? null
      : { x: 0, y: this.layout.topOf(place), width: this.width, height: this.layout.heightOf(String(key)) };
  }

  getVisibleRect(): Box {
    const { scrollTop = 0, clientHeight = 0 } = this.list.current ?? {};
    return { x: 0, y: scrollTop, width: this.width, height: clientHeight };
  }

  getContentSize(): Size {
    return { width: this.width, height: this.layout.height };
  }

  private get width(): number {
    return this.list.current?.clientWidth ?? 0;
  }
}
