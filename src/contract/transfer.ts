/** What an import would do with one account of the file. */
export interface PlannedImport {
  /** Unique within the plan. */
  readonly id: string;
  readonly label: string;
  readonly what: 'add' | 'change' | 'skip';
  /** What changes, or why it is skipped. */
  readonly words: string;
}

/** The file that was chosen. The ticket stands for its content, which stays in main. */
export type ChosenFile =
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'encrypted'; readonly ticket: string; readonly fileName: string }
  | ImportPreview;

export interface ImportPreview {
  readonly kind: 'preview';
  readonly ticket: string;
  readonly fileName: string;
  readonly plan: readonly PlannedImport[];
}

export interface ImportOutcome {
  readonly added: number;
  readonly changed: number;
  /** One sentence for each account that could not be imported. */
  readonly problems: readonly string[];
}

/** In characters: below that, a stolen file is soon opened by guessing. */
export const shortestPassphrase = 12;
