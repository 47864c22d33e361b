/** One thing at several sizes: each point is a number of accounts, and what it took with so many, in ms. */
export interface Series {
  readonly name: string;
  readonly points: readonly (readonly [accounts: number, ms: number])[];
}

/** The exponent of the power law that fits best: 0 where the number does not matter, 1 where it counts in full. */
export function exponentOf({ points }: Series): number {
  const logs = points.map(([accounts, ms]) => [Math.log(accounts), Math.log(ms)] as const);
  const mean = (of: (log: readonly [number, number]) => number): number =>
    logs.reduce((sum, log) => sum + of(log), 0) / logs.length;
  const [x, y] = [mean(([each]) => each), mean(([, each]) => each)];
  return mean(([a, b]) => (a - x) * (b - y)) / mean(([a]) => (a - x) ** 2);
}

const size = { width: 720, height: 400 };
const plot = { left: 70, top: 20, right: 470, bottom: 350 };
/** Told apart by those who see colours differently too (Okabe and Ito), on light and dark grounds. */
const colours = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00'];

/** A small chart with logarithmic axes, on which a power law is a straight line. */
export function growthChart(all: readonly Series[]): string {
  const [fewest, most] = decadesOf(all.flatMap(({ points }) => points.map(([accounts]) => accounts)));
  const [least, longest] = decadesOf(all.flatMap(({ points }) => points.map(([, ms]) => ms)));
  const x = (accounts: number): number => scaled(Math.log10(accounts), [fewest, most], [plot.left, plot.right]);
  const y = (ms: number): number => scaled(Math.log10(ms), [least, longest], [plot.bottom, plot.top]);
  const columns = decades(fewest, most).map((accounts) => [
    line(x(accounts), plot.top, x(accounts), plot.bottom),
    text(x(accounts), plot.bottom + 20, accounts.toLocaleString('en'), 'middle'),
  ]);
  const rows = decades(least, longest).map((ms) => [
    line(plot.left, y(ms), plot.right, y(ms)),
    text(plot.left - 8, y(ms) + 4, `${ms} ms`, 'end'),
  ]);
  const lines = all.map((series, index) => {
    const colour = colours[index % colours.length] ?? '';
    const points = series.points.map(([accounts, ms]) => `${x(accounts).toFixed(1)},${y(ms).toFixed(1)}`);
    const legend = plot.top + 16 + index * 40;
    return [
      `<polyline points="${points.join(' ')}" fill="none" stroke="${colour}" stroke-width="2"/>`,
      ...points.map((point) => `<circle cx="${point.replace(',', '" cy="')}" r="3.5" fill="${colour}"/>`),
      `<rect x="${plot.right + 16}" y="${legend - 9}" width="10" height="10" fill="${colour}"/>`,
      text(plot.right + 32, legend, series.name, 'start'),
      text(plot.right + 32, legend + 16, `exponent ${exponentOf(series).toFixed(2)}`, 'start'),
    ];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" font-family="sans-serif" font-size="12" fill="#777">`,
    '<title>How long it takes by the number of accounts</title>',
    ...[...columns, ...rows, ...lines].flat(),
    text((plot.left + plot.right) / 2, plot.bottom + 42, 'accounts', 'middle'),
    '</svg>',
    '',
  ].join('\n');
}

/** The powers of ten that have all values between them. */
function decadesOf(values: readonly number[]): readonly [number, number] {
  const from = Math.floor(Math.log10(Math.min(...values)));
  return [from, Math.max(from + 1, Math.ceil(Math.log10(Math.max(...values))))];
}

const decades = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, step) => Number(`1e${from + step}`));

function scaled(value: number, [from, to]: readonly [number, number], [start, end]: readonly [number, number]): number {
  return start + ((value - from) / (to - from)) * (end - start);
}

function line(x1: number, y1: number, x2: number, y2: number): string {
  return `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="#9994"/>`;
}

function text(x: number, y: number, words: string, anchor: 'start' | 'middle' | 'end'): string {
  const safe = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<text x="${x}" y="${y}" text-anchor="${anchor}">${safe}</text>`;
}
