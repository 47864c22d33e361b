/** A row is named by its label alone; whom it signs in as and how it is doing are read after that. */
export function describedBy(id: string): string {
  return `${identityId(id)} ${statusId(id)}`;
}

export function identityId(id: string): string {
  return `identity-${id}`;
}

export function statusId(id: string): string {
  return `status-${id}`;
}
