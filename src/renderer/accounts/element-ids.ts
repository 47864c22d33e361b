/*
 * A row's ids belong to its element, whose number is React's key of it: they stay when the element becomes another
 * account's.
 */

export function rowId(element: number): string {
  return `row-${element}`;
}

export function identityId(element: number): string {
  return `identity-${element}`;
}

export function statusId(element: number): string {
  return `status-${element}`;
}

/** A row is named by its label alone; whom it signs in as and how it is doing are read after that. */
export function describedBy(element: number): string {
  return `${identityId(element)} ${statusId(element)}`;
}
