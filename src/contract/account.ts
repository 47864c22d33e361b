import type { CopyForm, FurtherForm } from './copy-forms.ts';
import type { PlainKey } from './language/language.ts';

/** The providers that an account can belong to, in the order in which the window lists them. */
export const providerIds = ['cloudidr', 'cloudio', 'auths', 'neostra', 'appmixer'] as const;
export type ProviderId = (typeof providerIds)[number];

export type IdentifierKind = 'username' | 'email';

/** Whom an account signs in as. */
export interface Identifier {
  readonly kind: IdentifierKind;
  readonly value: string;
}

/** What an account is for; the window colours it, and production is guarded. */
export const environments = ['development', 'staging', 'production'] as const;
export type Environment = (typeof environments)[number];

/** The longest texts that a form accepts, in UTF-16 code units. */
export const limits = {
  label: 100,
  identifier: 320,
  baseUrl: 2000,
  password: 4096,
  tag: 40,
  tags: 20,
  authority: 64 * 1024,
} as const;

/** One of the things that a provider asks to choose from, e.g. a tenant. */
export interface Choice {
  readonly id: string;
  readonly name: string;
}

/** Whoever vouches for the certificates of a server of one’s own. */
export interface Authority {
  readonly name: string;
  /** One certificate or several, as text (RFC 7468). */
  readonly pem: string;
}

/** What an account can be asked for right now; times are in ms since 1970. */
export type AccountStatus =
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'signing-in' }
  /** `expiresAt` is null where the provider does not say; `staleAt` is when the token stops being fresh. */
  | { readonly kind: 'fresh'; readonly expiresAt: number | null; readonly staleAt: number }
  | { readonly kind: 'expiring'; readonly expiresAt: number }
  | { readonly kind: 'expired' }
  | { readonly kind: 'needs-password'; readonly reason: string }
  /** The provider wants to know more than the password before it gives a token. */
  | { readonly kind: 'needs-choice'; readonly reason: string; readonly options: readonly Choice[] }
  | { readonly kind: 'failed'; readonly reason: string; readonly retryable: boolean }
  | { readonly kind: 'keychain-locked' };

/** An account as the window sees it: never a secret. */
export interface AccountView {
  readonly id: string;
  readonly provider: ProviderId;
  readonly label: string;
  readonly identifier: Identifier;
  /** Always absolute and without a trailing slash, e.g. `https://api.neostra.io`. */
  readonly baseUrl: string;
  readonly tags: readonly string[];
  /** Trusted for this account beside the system’s; null: none. */
  readonly authority: Authority | null;
  /** Null where the user did not say. */
  readonly environment: Environment | null;
  /** Pinned accounts come first, in the window and in the tray. */
  readonly pinned: boolean;
  /** Its place in the order that the person made; null: behind all that have one. */
  readonly position: number | null;
  /** What was chosen where the provider asked, e.g. a tenant's name. */
  readonly choice: string | null;
  /** What its token was last copied as. */
  readonly copyForm: CopyForm;
  /** When its token was last copied, in ms since 1970. */
  readonly lastUsedAt: number | null;
  readonly status: AccountStatus;
}

/** What a provider asks for in the account form. */
export interface ProviderForm {
  readonly id: ProviderId;
  readonly name: string;
  /** One or two kinds; with two, either one is enough. */
  readonly identifiers: readonly IdentifierKind[];
  /** The provider's own address, or null where only the user knows it. */
  readonly defaultBaseUrl: string | null;
  /** Shown in the empty field. */
  readonly baseUrlExample: string;
  /** One sentence beside the field, in the catalogue. */
  readonly baseUrlHint: PlainKey;
  readonly docsUrl: string | null;
  /** What can be copied beside the token's own forms. */
  readonly furtherForms: readonly FurtherForm[];
  /** Whether Tokendock can create a user there. */
  readonly canCreateUser: boolean;
  /** Whether a token can be asked whose it is. */
  readonly canRefreshProfile: boolean;
}
