import type { AccountView, ProviderForm } from '../../contract/account.ts';
import type { CopyForm } from '../../contract/copy-forms.ts';
import type { Language } from '../../contract/language/language.ts';
import { defaultSettings, type Settings } from '../../contract/settings.ts';
import type { KeychainState, Notice } from '../../contract/state.ts';
import type { Lives, OwnOrder, Section, Usage } from '../accounts/listing.ts';

/** What lies over the list. Nothing that is typed is kept here: it lives and dies with the form. */
export type OpenDialog =
  | { readonly kind: 'add' }
  | { readonly kind: 'edit'; readonly id: string; readonly startAt: 'label' | 'password' }
  | { readonly kind: 'delete'; readonly ids: readonly string[] }
  | { readonly kind: 'details'; readonly id: string }
  | { readonly kind: 'check'; readonly id: string }
  | { readonly kind: 'choose'; readonly id: string }
  | { readonly kind: 'copy-guard'; readonly id: string; readonly form: CopyForm }
  | { readonly kind: 'export' }
  | { readonly kind: 'import' }
  | { readonly kind: 'settings' };

/** A short message at the bottom of the window; a new one about the same thing takes the old one's place. */
export interface Toast {
  readonly id: number;
  readonly about: string;
  readonly text: string;
  readonly tone: 'done' | 'failed';
  /** Whether it offers to clear the clipboard. */
  readonly canClear?: boolean;
}

/** A row's open menu: at the pointer, or at its button. */
export interface OpenMenu {
  readonly id: string;
  /** Opened by keyboard, it starts at its first item. */
  readonly isByKeyboard: boolean;
  readonly point: { readonly x: number; readonly y: number } | null;
}

export type Phase =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'ready' };

export interface WindowState {
  readonly phase: Phase;

  /** What main last said. */
  readonly version: string;
  readonly systemLanguages: readonly string[];
  /** The one that all words are in. */
  readonly language: Language;
  readonly locked: boolean;
  readonly providers: readonly ProviderForm[];
  readonly accounts: Readonly<Record<string, AccountView>>;
  readonly settings: Settings;
  readonly keychain: KeychainState;
  readonly notices: readonly Notice[];

  readonly search: string;
  /** What the order of the list goes by. It follows main only while nobody looks, so that rows keep their place. */
  readonly usage: Usage;
  readonly lives: Lives;
  /** The order that the person made in this window, which main may not have told back yet; it goes before main’s. */
  readonly ownOrder: OwnOrder;
  /** Always `sortSections` of the above. */
  readonly order: readonly Section[];
  /** What of it the search leaves: always `findInSections`. */
  readonly sections: readonly Section[];

  readonly selected: readonly string[];
  /** Said to those who can't see it. */
  readonly announcement: string;
  readonly dialog: OpenDialog | null;
  readonly menu: OpenMenu | null;
  /** The account to bring into view, until the list has done so. */
  readonly wanted: string | null;
  /** What each row's copy button is at; absent means ready. */
  readonly copying: Readonly<Record<string, 'busy' | 'done'>>;
  readonly toasts: readonly Toast[];
}

export const emptyState: WindowState = {
  phase: { kind: 'loading' },
  version: '',
  systemLanguages: [],
  language: 'en',
  locked: false,
  providers: [],
  accounts: {},
  settings: defaultSettings,
  keychain: { mode: 'system', failure: null },
  notices: [],
  search: '',
  usage: {},
  lives: {},
  ownOrder: {},
  order: [],
  sections: [],
  selected: [],
  announcement: '',
  dialog: null,
  menu: null,
  wanted: null,
  copying: {},
  toasts: [],
};
