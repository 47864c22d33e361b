import { expect, it } from 'vitest';
import { fromPageAddress, toPageAddress, trayAddress } from './page-address.ts';

it.each([
  ['app://tokendock/index.html', 'https://tokendock.app.localhost/index.html'],
  ['app://tokendock/a%20b?c=d#e', 'https://tokendock.app.localhost/a%20b?c=d#e'],
])('%s is served as %s and back', (own, address) => {
  expect(toPageAddress(own)).toBe(address);
  expect(fromPageAddress(address)).toBe(own);
});

it.each(['https://example.com/', 'http://tokendock.app.localhost/', 'about:blank', trayAddress])(
  '%s is never taken for an address of the app',
  (address) => {
    expect(fromPageAddress(address)).toBe(address);
  },
);

it.each(['index.html', 'data:text/html,x'])('%s cannot be loaded', (address) => {
  expect(() => toPageAddress(address)).toThrow(`the stand-in cannot load ${address}`);
});
