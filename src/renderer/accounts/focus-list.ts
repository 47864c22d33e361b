/** The list gives the focus to the row that had it last. */
export function focusList(): void {
  document.querySelector<HTMLElement>('.account-list')?.focus();
}
