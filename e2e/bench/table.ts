import type { Figure } from './figure.ts';

const heads = ['', 'figure', 'ours', 'baseline', 'ratio', 'target', 'held'];

/** The figures as a Markdown table; in brackets the quartiles. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map(({ id, name, ours, baseline, ratio, unit, target, held, spread }) => [
    id,
    name,
    withSpread(ours, spread?.ours, unit),
    withSpread(baseline, spread?.baseline, unit),
    withSpread(ratio, spread?.ratio, ''),
    target,
    held ? 'yes' : 'NO',
  ]);
  const widths = heads.map((head, column) =>
    Math.max(...[head, ...rows.map((row) => row[column] ?? '')].map((cell) => cell.length)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(heads), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

function withSpread(value: number | null, spread: readonly [number, number] | null | undefined, unit: string): string {
  if (value === null) return '';
  const [low, high] = spread ?? [];
  const range = low === undefined || high === undefined ? '' : ` (${short(low)}–${short(high)})`;
  return `${short(value)}${unit === '' ? '' : ` ${unit}`}${range}`;
}

/** Three digits that count. */
function short(value: number): string {
  // A figure that is not a number crosses the channel as null.
  if (!Number.isFinite(value)) return '?';
  const digits = value === 0 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return String(Number(value.toFixed(Math.min(digits, 6))));
}
