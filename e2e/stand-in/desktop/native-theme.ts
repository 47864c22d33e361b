import process from 'node:process';
import type { Page } from 'playwright-core';
import { KnownEvents } from '../events.ts';
import { forPerson } from '../situation.ts';
import { strict } from '../strict.ts';

type Theme = 'system' | 'light' | 'dark';

const pages = new Set<Page>();

/** Null leaves it to Chromium, which knows the person's desktop; without one it is light. */
function systemScheme(): 'light' | 'dark' | null {
  if (process.env['STAND_IN_COLOR_SCHEME'] === 'dark') return 'dark';
  return forPerson ? null : 'light';
}

class NativeTheme extends KnownEvents {
  readonly shouldUseHighContrastColors = false;
  readonly shouldUseInvertedColorScheme = false;
  readonly inForcedColorsMode = false;
  readonly prefersReducedTransparency = false;
  private source: Theme = 'system';

  constructor() {
    super('nativeTheme', ['updated']);
  }

  get themeSource(): Theme {
    return this.source;
  }

  set themeSource(theme: Theme) {
    if (!['system', 'light', 'dark'].includes(theme)) throw new TypeError(`Error processing argument: ${theme}`);
    const wasDark = this.shouldUseDarkColors;
    this.source = theme;
    for (const page of pages) void apply(page);
    if (wasDark !== this.shouldUseDarkColors) this.emit('updated');
  }

  get shouldUseDarkColors(): boolean {
    return this.scheme === 'dark';
  }

  get scheme(): 'light' | 'dark' | null {
    return this.source === 'system' ? systemScheme() : this.source;
  }
}

const plain = new NativeTheme();
export const nativeTheme = strict('electron.nativeTheme', plain);

async function apply(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: plain.scheme }).catch(() => {});
}

/** Shows the app's theme on this page, now and after each change. */
export async function showTheme(page: Page): Promise<void> {
  pages.add(page);
  page.once('close', () => pages.delete(page));
  await apply(page);
}
