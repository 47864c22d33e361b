/** The row that an event happened in. */
export function rowOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[role="row"]') : null;
}

/** The account of that row. */
export function accountOf(target: EventTarget | null): string | undefined {
  return rowOf(target)?.dataset['key'];
}
