import { expect, it } from 'vitest';
import { exponentOf, growthChart } from './growth-chart.ts';

const sizes = [10, 100, 1000, 10_000];
const growing = (exponent: number) => ({
  name: 'Copy <it>',
  points: sizes.map((accounts) => [accounts, 3 * accounts ** exponent] as const),
});

it('finds the exponent of what grows by a power law', () => {
  for (const exponent of [0, 0.5, 1, 1.3]) expect(exponentOf(growing(exponent))).toBeCloseTo(exponent);
});

it('draws a straight line through it, within the axes, and says the exponent', () => {
  const svg = growthChart([growing(0), growing(1)]);
  expect(svg).toContain('Copy &lt;it>');
  expect(svg).toContain('exponent 1.00');
  expect(svg).toContain('>10,000<');
  const lines = [...svg.matchAll(/points="([^"]+)"/g)].map(([, points = '']) =>
    points.split(' ').map((point) => point.split(',').map(Number)),
  );
  expect(lines).toHaveLength(2);
  for (const points of lines) {
    const steps = points.slice(1).map(([, y = 0], index) => y - (points[index]?.[1] ?? 0));
    expect(Math.max(...steps) - Math.min(...steps)).toBeLessThan(0.3);
    for (const [x = 0, y = 0] of points) expect(x >= 70 && x <= 470 && y >= 20 && y <= 350).toBe(true);
  }
});
