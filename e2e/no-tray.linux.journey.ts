import { expect, test } from './fixtures.ts';

test('GNOME without its tray extension: what to install is said, and closing the window ends the program', async ({
  launch,
}) => {
  const app = await launch({ XDG_CURRENT_DESKTOP: 'ubuntu:GNOME' });
  await expect(app.window.getByText('This desktop shows no tray icons.')).toBeVisible();
  await app.closeWindow();
  await app.closed;
});
