import type { Section } from './listing.ts';

/** In px, as the style sheet makes them; a row may turn out taller. */
const rowHeight = 54;
const headingHeight = 34;

export interface PlacedSection {
  readonly section: Section;
  /** The place of its first row in the whole list. */
  readonly first: number;
  readonly top: number;
  readonly height: number;
}

/** How tall rows are, by account, in px: as they were drawn, or as most are. */
export class RowHeights {
  private readonly drawn = new Map<string, number>();
  private latest = 0;

  /** Another one after each change. */
  get version(): number {
    return this.latest;
  }

  of(id: string): number {
    return this.drawn.get(id) ?? rowHeight;
  }

  /** True where that is news. */
  measured(id: string, height: number): boolean {
    // What is not in the page any more has no height.
    if (height === 0 || this.of(id) === height) {
      return false;
    }
    this.drawn.set(id, height);
    this.latest += 1;
    return true;
  }
}

interface Placed {
  /** One more than there are rows. */
  readonly tops: Float64Array;
  readonly sections: readonly PlacedSection[];
  readonly height: number;
  /** Of the heights. */
  readonly version: number;
}

/** Where each row lies, in px from the list's top. */
export class RowLayout {
  private readonly sections: readonly Section[];
  private readonly heights: RowHeights;
  private placed: Placed | null = null;

  /** The heights outlive the layout: they are those of the accounts, whatever their order. */
  constructor(sections: readonly Section[], heights: RowHeights) {
    this.sections = sections;
    this.heights = heights;
  }

  get height(): number {
    return this.place().height;
  }

  get placedSections(): readonly PlacedSection[] {
    return this.place().sections;
  }

  topOf(place: number): number {
    return this.place().tops[place] ?? 0;
  }

  heightOf(id: string): number {
    return this.heights.of(id);
  }

  /** The first row that ends below that height; the number of rows where none does. */
  firstBelow(y: number): number {
    const { tops } = this.place();
    let [low, high] = [0, tops.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tops[middle + 1] ?? 0) > y) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private place(): Placed {
    if (this.placed?.version !== this.heights.version) {
      this.placed = this.placeAll();
    }
    return this.placed;
  }

  private placeAll(): Placed {
    const count = this.sections.reduce((sum, { accounts }) => sum + accounts.length, 0);
    const tops = new Float64Array(count + 1);
    const sections: PlacedSection[] = [];
    let y = 0;
    let place = 0;
    for (const section of this.sections) {
      const { top, first } = { top: y, first: place };
      y += headingHeight;
      for (const { id } of section.accounts) {
        tops[place] = y;
        y += this.heights.of(id);
        place += 1;
      }
      sections.push({ section, first, top, height: y - top });
    }
    tops[count] = y;
    return { tops, sections, height: y, version: this.heights.version };
  }
}
