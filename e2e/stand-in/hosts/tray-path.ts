import { setTimeout as sleep } from 'node:timers/promises';

/** An item that can be clicked: the labels of its submenus from the outside, then its own. */
export type TrayPath = readonly string[];

/** 0 for the same text; more, the worse it fits; null where it does not. */
function misfit(label: string, segment: string): number | null {
  if (label === segment) return 0;
  if (!label.startsWith(segment)) return null;
  // "prod" means "prod, 5 min left" rather than "prod two".
  return /^\s*[^\s\p{L}\p{N}]/u.test(label.slice(segment.length)) ? 1 : 2;
}

function misfitOfPath(labels: TrayPath, path: TrayPath): number | null {
  const end = labels.slice(-path.length);
  if (end.length < path.length) return null;
  let worst = 0;
  for (const [i, label] of end.entries()) {
    const one = misfit(label, path[i] ?? '');
    if (one === null) return null;
    worst = Math.max(worst, one);
  }
  return worst;
}

/** The place of the item that the path means. An account may be listed twice under the same label: either will do. */
export function findItem(items: readonly TrayPath[], path: TrayPath): number {
  const fits = items
    .map((labels, index) => ({ index, label: labels.at(-1), misfit: misfitOfPath(labels, path) }))
    .filter((fit): fit is typeof fit & { misfit: number } => fit.misfit !== null);
  const least = Math.min(...fits.map((fit) => fit.misfit));
  const best = fits.filter((fit) => fit.misfit === least);
  const [first] = best;
  const wanted = path.join(' › ');
  if (first === undefined)
    throw new Error(`The tray has no item "${wanted}", but: ${items.map((item) => item.join(' › ')).join(', ')}`);
  if (best.some(({ label }) => label !== first.label)) {
    throw new Error(`"${wanted}" could mean several items of the tray: ${best.map(({ label }) => label).join(', ')}`);
  }
  return first.index;
}

/** The menu is drawn a moment after what it shows has changed: longer than that, nothing is waited for. In ms. */
const patienceMs = 2000;

/** The place of the item among those that are there by then. Rejects as `findItem` throws. */
export async function findItemSoon(
  read: () => Promise<readonly TrayPath[]>,
  path: TrayPath,
): Promise<{ readonly items: readonly TrayPath[]; readonly index: number }> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const items = await read();
    try {
      return { items, index: findItem(items, path) };
    } catch (error) {
      if (Date.now() > end) throw error;
      await sleep(20);
    }
  }
}
