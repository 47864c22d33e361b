import type { JSX } from 'react';

/** The program’s sign: a token that comes in to dock. */
export function Mark(): JSX.Element {
  return (
    <svg className="mark" viewBox="0 0 64 64" width="64" height="64" aria-hidden="true">
      <rect className="mark-ground" x="2" y="2" width="60" height="60" rx="15" />
      <circle className="mark-token" cx="32" cy="25" r="10" />
      <path className="mark-notch" d="M32 21.5v7" />
      <path className="mark-dock" d="M15 34v7a6 6 0 0 0 6 6h22a6 6 0 0 0 6-6v-7" />
    </svg>
  );
}
