import type { Collection, Key, Node } from 'react-stately';
import type { ListedAccount, Section } from './listing.ts';

/**
 * The rows of the list for React Aria's hooks. Its own collections are built by drawing every row once, unseen: 9 kB and
 * a third of a millisecond for each account. Here a row is described when it is asked for.
 */
export class RowCollection implements Collection<Node<ListedAccount>> {
  /** From the first section's to the last's. */
  readonly accounts: readonly ListedAccount[];
  /** Of the rows that are drawn: React Aria asks for each of them. */
  private readonly drawn = new Map<Key, number>();
  private all: ReadonlyMap<Key, number> | null = null;

  constructor(sections: readonly Section[]) {
    this.accounts = sections.flatMap((section) => section.accounts);
  }

  /** Made when one is asked for that is not drawn: in most lists of a search, none is. */
  private get places(): ReadonlyMap<Key, number> {
    this.all ??= new Map(this.accounts.map(({ id }, place) => [id, place]));
    return this.all;
  }

  get size(): number {
    return this.accounts.length;
  }

  /** A row's place in the whole list, counted from 0; -1 where it is not listed. */
  placeOf(key: Key): number {
    // The first is asked for before any is drawn.
    return key === this.getFirstKey() ? 0 : (this.drawn.get(key) ?? this.places.get(key) ?? -1);
  }

  getKeys(): Iterable<Key> {
    return this.places.keys();
  }

  at(place: number): Node<ListedAccount> | null {
    const account = this.accounts[place];
    if (account === undefined) {
      return null;
    }
    this.drawn.set(account.id, place);
    return {
      type: 'item',
      key: account.id,
      value: account,
      textValue: account.label,
      index: place,
      level: 0,
      hasChildNodes: false,
      childNodes: [],
      rendered: null,
      parentKey: null,
      props: {},
    };
  }

  getItem(key: Key): Node<ListedAccount> | null {
    return this.at(this.placeOf(key));
  }

  getKeyBefore(key: Key): Key | null {
    return this.accounts[this.placeOf(key) - 1]?.id ?? null;
  }

  getKeyAfter(key: Key): Key | null {
    const place = this.placeOf(key);
    return place < 0 ? null : (this.accounts[place + 1]?.id ?? null);
  }

  getFirstKey(): Key | null {
    return this.accounts[0]?.id ?? null;
  }

  getLastKey(): Key | null {
    return this.accounts.at(-1)?.id ?? null;
  }

  *[Symbol.iterator](): Iterator<Node<ListedAccount>> {
    for (let place = 0; place < this.size; place++) {
      const node = this.at(place);
      if (node !== null) {
        yield node;
      }
    }
  }
}
