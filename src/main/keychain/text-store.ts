/**
 * Texts by name: a keychain as the layers in its own process see it, each built on the next. Throws a `TroubleError`.
 * Calls return when it has answered: that process has nothing else to do.
 */
export interface TextStore {
  get(name: string): string | null;
  set(name: string, text: string): void;
  /** False where there was nothing. */
  delete(name: string): boolean;
}
