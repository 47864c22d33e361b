/** Chromium gives `app:` no origin of its own here, so a page lives under an https address that stands for it. */
const standInDomain = /^(?<host>[^.]+(?:\.[^.]+)*)\.(?<scheme>[a-z][a-z0-9+-]*)\.localhost$/u;

/** `app://tokendock/index.html` becomes `https://tokendock.app.localhost/index.html`. */
export function toPageAddress(address: string): string {
  const match = /^(?<scheme>[a-z][a-z0-9+-]*):\/\/(?<host>[^/?#]+)(?<rest>.*)$/su.exec(address);
  const { scheme, host, rest } = match?.groups ?? {};
  if (scheme === undefined || host === undefined) throw new Error(`the stand-in cannot load ${address}`);
  return `https://${host}.${scheme}.localhost${rest ?? ''}`;
}

/** The address that the app knows; any other address stays as it is. */
export function fromPageAddress(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  const { scheme, host } = standInDomain.exec(url.hostname)?.groups ?? {};
  if (url.protocol !== 'https:' || scheme === undefined || host === undefined) return address;
  return `${scheme}://${host}${address.slice(url.origin.length)}`;
}

/** The tray's page, whose host has no scheme in it and so never stands for one of the app's. */
export const trayAddress = 'https://tray.localhost/';
