import type { ListedAccount } from './listing.ts';

/** An element of the page for a row. */
export interface RowElement {
  /** Counted from 0; React's key of it. */
  readonly number: number;
  /** Whose row it draws, or drew last. */
  readonly account: ListedAccount;
  /** Which of the drawn accounts that is, counted from 0; null: it is out of sight until there is a row for it. */
  readonly index: number | null;
}

/**
 * Which element draws which account. A row whose texts have changed is laid out in a quarter of the time that a new one
 * takes, so none is ever taken away, and each that no account needs any more goes to one that comes.
 */
export class RowElements {
  private elements: readonly RowElement[] = [];

  /**
   * All elements in the order of the page, in which those of these accounts are in the accounts' order. Where most
   * accounts stay, as on the way through the list, each keeps its element, and with it the focus and a press that is under
   * way; where most become others, as in a search, only the `kept` one does: elements that change their order are laid out
   * anew.
   */
  draw(accounts: readonly ListedAccount[], kept: string | null): readonly RowElement[] {
    const drawn = new Map(
      this.elements.flatMap((element) => (element.index === null ? [] : [[element.account.id, element]])),
    );
    const staying = accounts.filter(({ id }) => drawn.has(id)).length;
    const mostStay = staying * 2 >= Math.min(accounts.length, drawn.size);
    const own = ({ id }: ListedAccount): RowElement | undefined =>
      mostStay || id === kept ? drawn.get(id) : undefined;
    const taken = new Set(accounts.map(own));
    const free = this.elements.filter((element) => !taken.has(element));
    let count = this.elements.length;
    const used = accounts.map((account, index) => ({
      number: (own(account) ?? free.shift())?.number ?? count++,
      account,
      index,
    }));
    this.elements = this.inOrder(used, free);
    return this.elements;
  }

  /** Between the used ones, those that are not stay where they were. */
  private inOrder(used: readonly RowElement[], unused: readonly RowElement[]): readonly RowElement[] {
    const places = new Map(this.elements.map(({ number }, place) => [number, place]));
    const placeOf = ({ number }: RowElement): number => places.get(number) ?? places.size;
    const spare = unused.map((element) => ({ ...element, index: null }));
    const ordered = used.flatMap((element) => {
      const before = spare.findIndex((one) => placeOf(one) > placeOf(element));
      return [...spare.splice(0, before < 0 ? spare.length : before), element];
    });
    return [...ordered, ...spare];
  }
}
