import type { JSX } from 'react';

/** Sixteen by sixteen, drawn in the colour of the text. */
const drawings = {
  search: <path d="M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9Zm3.3-1.2 3.2 3.2" />,
  plus: <path d="M8 3v10M3 8h10" />,
  sort: <path d="M4.5 3v10m0 0L2 10.5M4.5 13 7 10.5M9 4h5M9 8h3.5M9 12h2" />,
  settings: (
    <>
      <path d="M2 4.5h6m4 0h2M2 11.5h2m4 0h6" />
      <circle cx="10" cy="4.5" r="1.8" />
      <circle cx="6" cy="11.5" r="1.8" />
    </>
  ),
  more: (
    <g fill="currentcolor" stroke="none">
      <circle cx="3.2" cy="8" r="1.35" />
      <circle cx="8" cy="8" r="1.35" />
      <circle cx="12.8" cy="8" r="1.35" />
    </g>
  ),
  check: <path d="m3 8.4 3.3 3.3L13 4.8" />,
  chevron: <path d="m6 3.5 4.5 4.5L6 12.5" />,
  pin: <path d="M9.5 2.5 13.5 6.5 11 7.5 8.8 9.7 8.3 12.4 3.6 7.7 6.3 7.2 8.5 5Zm-4 8L2.5 13.5" />,
  close: <path d="m4 4 8 8m0-8-8 8" />,
  eye: (
    <>
      <path d="M1.5 8S3.8 3.8 8 3.8 14.5 8 14.5 8 12.2 12.2 8 12.2 1.5 8 1.5 8Z" />
      <circle cx="8" cy="8" r="1.9" />
    </>
  ),
  'eye-off': (
    <path d="M3 3l10 10M6.4 4A6 6 0 0 1 8 3.8c4.2 0 6.5 4.2 6.5 4.2a11 11 0 0 1-1.7 2.2M9.9 12a6 6 0 0 1-1.9.2C3.8 12.2 1.5 8 1.5 8a11 11 0 0 1 2.6-2.9" />
  ),
  alert: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 4.9v3.6m0 2.5v.01" />
    </>
  ),
  lock: (
    <>
      <rect x="3.5" y="7" width="9" height="6.5" rx="1.5" />
      <path d="M5.5 7V5a2.5 2.5 0 0 1 5 0v2" />
    </>
  ),
  key: (
    <>
      <circle cx="5.2" cy="10.8" r="2.7" />
      <path d="m7.2 8.8 5.6-5.6m-2.2 2.2 1.9 1.9" />
    </>
  ),
  info: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 7.5v3.6m0-6.2v.01" />
    </>
  ),
} as const;

export type IconName = keyof typeof drawings;

export function Icon({ name }: { readonly name: IconName }): JSX.Element {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      {drawings[name]}
    </svg>
  );
}
