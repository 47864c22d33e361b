import type { Scale } from '../soak/check.ts';
import { quantile } from './quantile.ts';
import type { Pairs } from './pairs.ts';

/** One subject of the bench, and what it takes to measure it: one figure, or several rows of one id. */
export interface Bench {
  /** As in the report: `1` to `13`. */
  readonly id: string;
  readonly name: string;
  /** Each row's id begins with the bench's: `4`, `4a`. */
  readonly run: (scale: Scale) => Promise<readonly Figure[]>;
}

/** A row of the report: what was measured, and beside what. */
export interface Figure {
  readonly id: string;
  readonly name: string;
  /** The median where it was measured several times. */
  readonly ours: number;
  /** Null where there is nothing of the kind to measure, as with a count that must be 0. */
  readonly baseline: number | null;
  /** Ours divided by the baseline. */
  readonly ratio: number | null;
  readonly unit: string;
  readonly target: string;
  readonly held: boolean;
  readonly spread: Spread | null;
}

/** The quartiles of what was measured several times. */
interface Spread {
  readonly ours: readonly [number, number];
  readonly baseline: readonly [number, number] | null;
  /** Of the pairs' own ratios. */
  readonly ratio: readonly [number, number] | null;
}

type Row = Pick<Figure, 'id' | 'name' | 'unit'>;

/** What a row must keep to; `null` where it is only reported. */
type Limit = { readonly atMost: number } | { readonly atLeast: number } | null;

/** A row whose target is the ratio of what was measured in pairs. */
export function compared(row: Row, { ours, baseline }: Pairs, limit: Limit): Figure {
  const figure = { ...row, ours: quantile(ours, 0.5), baseline: quantile(baseline, 0.5) };
  const ratio = figure.ours / figure.baseline;
  const ratios = ours.map((value, pair) => value / (baseline[pair] ?? Number.NaN));
  const spread = { ours: quartiles(ours), baseline: quartiles(baseline), ratio: quartiles(ratios) };
  return { ...figure, ratio, target: words(limit, 'ratio '), held: keeps(ratio, limit), spread };
}

/**
 * A row whose target is what was measured, of which the median counts, or whatever share of the values lies below. The
 * baseline is what it was measured beside, in the same unit.
 */
export function limited(
  row: Row,
  ours: number | readonly number[],
  limit: Limit,
  beside: number | null = null,
  share = 0.5,
): Figure {
  const several = typeof ours === 'number' ? null : ours;
  const value = typeof ours === 'number' ? ours : quantile(ours, share);
  return {
    ...row,
    ours: value,
    baseline: beside,
    ratio: beside === null ? null : value / beside,
    target: words(limit, ''),
    held: keeps(value, limit),
    spread: several && { ours: quartiles(several), baseline: null, ratio: null },
  };
}

function quartiles(values: readonly number[]): readonly [number, number] {
  return [quantile(values, 0.25), quantile(values, 0.75)];
}

/** What is not a number keeps to nothing. */
function keeps(value: number, limit: Limit): boolean {
  if (limit === null) return Number.isFinite(value);
  return 'atMost' in limit ? value <= limit.atMost : value >= limit.atLeast;
}

function words(limit: Limit, of: string): string {
  if (limit === null) return 'reported';
  return 'atMost' in limit ? `${of}≤ ${limit.atMost}` : `${of}≥ ${limit.atLeast}`;
}
