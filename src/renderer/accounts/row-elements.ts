/**
 * Which element of the page draws which account. An account that is still drawn keeps its element, and with it the focus
 * and a press that is under way. One that comes takes over the element of one that goes: to change a row's texts takes
 * half of what it takes to build it.
 */
export class RowKeys {
  private current: ReadonlyMap<string, number> = new Map();

  /** The key of each of these accounts' elements. */
  of(ids: readonly string[]): ReadonlyMap<string, number> {
    const drawn = new Set(ids);
    const free = [...this.current].filter(([id]) => !drawn.has(id)).map(([, key]) => key);
    let last = Math.max(-1, ...this.current.values());
    this.current = new Map(ids.map((id) => [id, this.current.get(id) ?? free.shift() ?? (last += 1)]));
    return this.current;
  }
}
