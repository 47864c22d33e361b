/** What can go wrong at the keychain, as far as anything can be done about it. */
export const troubles = [
  /** Locked, and the prompt was dismissed or cannot be shown. */
  'locked',
  'no-answer',
  /** Linux: no bus, or nothing on it that keeps secrets. */
  'no-service',
  /** Linux: the service or the bus ended during the call. */
  'cut-off',
  /** There is a service, but no keyring in it that new entries could go to. */
  'no-keyring',
  /** Several entries match one name: another program made them. */
  'ambiguous',
  /** The entry is not what Tokendock has written. */
  'unreadable',
  'too-long',
  /** Anything else that the system says. */
  'refused',
  /** The process that talks to the keychain ended during a call, or could not start. */
  'crashed',
] as const;
export type Trouble = (typeof troubles)[number];

/** Travels inside the keychain's process only: an `Error` loses its fields between processes. */
export class TroubleError extends Error {
  override readonly name = 'TroubleError';
  readonly trouble: Trouble;

  constructor(trouble: Trouble, options?: ErrorOptions) {
    super(trouble, options);
    this.trouble = trouble;
  }
}
