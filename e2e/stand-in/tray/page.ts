import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { trayPageSource } from './page-script.ts';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** The tray as a page of its own, without its contents. */
export function trayPage(title: string): string {
  const style = readFileSync(join(import.meta.dirname, 'page.css'), 'utf8');
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${escaped(title)}</title>
<style>${style}</style>
<body></body>
<script>${trayPageSource}
installTrayPage();</script>
</html>`;
}
