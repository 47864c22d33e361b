import process from 'node:process';

/** A test started this process and holds its control channel. */
export const underTest = process.send !== undefined;

/** A person can see windows: there is a display, and nobody asked for none. */
export const onDesktop =
  process.env['STAND_IN_HEADLESS'] === undefined &&
  (process.platform !== 'linux' ||
    (process.env['DISPLAY'] ?? '') !== '' ||
    (process.env['WAYLAND_DISPLAY'] ?? '') !== '');

/** A test opened the app for a person to use, and only looks on. */
const attended = process.env['STAND_IN_ATTENDED'] !== undefined;

/** Only then may the stand-in touch the person's own things: the clipboard, the browser. */
export const forPerson = onDesktop && (!underTest || attended);

export const isRoot = process.getuid?.() === 0;
