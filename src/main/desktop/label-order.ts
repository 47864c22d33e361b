/** As in the window: "team 9" before "team 10", whatever its case. */
const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/**
 * Answers each label's place in the window's order; labels that differ in case alone share theirs. What it has ordered
 * it remembers, since to compare ten thousand labels anew takes longer than all the rest of a menu.
 */
export function createLabelOrder(): (labels: readonly string[]) => ReadonlyMap<string, number> {
  /** In order; within one, labels that the order does not tell apart. */
  let groups: string[][] = [];
  let places = new Map<string, number>();

  function insert(label: string): void {
    let [from, to] = [0, groups.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      const order = collator.compare(groups[middle]?.[0] ?? '', label);
      if (order === 0) return void groups[middle]?.push(label);
      if (order < 0) from = middle + 1;
      else to = middle;
    }
    groups.splice(from, 0, [label]);
  }

  return (labels) => {
    const missing = new Set(labels.filter((label) => !places.has(label)));
    if (missing.size === 0) return places;
    // Labels that are gone stay, until they are the most.
    if (places.size > 2 * labels.length) groups = [];
    for (const label of groups.length === 0 ? new Set(labels) : missing) insert(label);
    places = new Map(groups.flatMap((group, place) => group.map((label) => [label, place] as const)));
    return places;
  };
}
