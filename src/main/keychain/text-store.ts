/**
 * Texts by name: a keychain as the layers in its own process see it, each built on the next. Rejects with a
 * `TroubleError`. Calls must not overlap.
 */
export interface TextStore {
  get(name: string): Promise<string | null>;
  set(name: string, text: string): Promise<void>;
  /** False where there was nothing. */
  delete(name: string): Promise<boolean>;
}
