import type { JSX } from 'react';

const radius = 6;
const circumference = 2 * Math.PI * radius;

/** How much life is left, from 0 to 1, as an arc from twelve o’clock; null: alive for an unknown time. */
export function LifeRing({ life }: { readonly life: number | null }): JSX.Element {
  return (
    <svg className="life-ring" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <circle className="life-ring-track" cx="8" cy="8" r={radius} />
      {life === null ? (
        <circle className="life-ring-arc" cx="8" cy="8" r={radius} strokeDasharray="1.9 2.813" />
      ) : (
        <circle
          className="life-ring-arc"
          cx="8"
          cy="8"
          r={radius}
          strokeDasharray={`${life * circumference} ${circumference}`}
          transform="rotate(-90 8 8)"
          visibility={life === 0 ? 'hidden' : undefined}
        />
      )}
    </svg>
  );
}
