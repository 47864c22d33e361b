export interface Settings {
  readonly theme: 'system' | 'light' | 'dark';
  /** How long a copied token stays on the clipboard, in s. */
  readonly clipboardSeconds: number;
}

export const defaultSettings: Settings = { theme: 'system', clipboardSeconds: 30 };

/** The shortest and the longest clipboard life, in s. */
export const clipboardSecondsRange = { min: 5, max: 600 } as const;
