import { expect, it } from 'vitest';
import { fromOurPage } from './our-page.ts';

const ours = Object.create(null);
const page = { parent: null, url: 'app://tokendock/index.html' };
const trusts = fromOurPage((contents) => contents === ours);
/** Of Electron's event nothing else is looked at. */
const event = (given: object) => Object.assign(Object.create(null), { sender: ours, senderFrame: page }, given);

it('a call from the main frame of one of our windows is ours', () => {
  expect(trusts(event({}))).toBe(true);
  expect(trusts(event({ senderFrame: { parent: null, url: 'app://tokendock/quick.html' } }))).toBe(true);
});

it.each([
  ['from no frame', { senderFrame: null }],
  ['from a frame within', { senderFrame: { ...page, parent: page } }],
  ['from a window of others', { sender: Object.create(null) }],
  ['from a page of others', { senderFrame: { ...page, url: 'https://example.com/' } }],
  ['from a host that begins like ours', { senderFrame: { ...page, url: 'app://tokendock.example/' } }],
  ['from a page with ours in its address', { senderFrame: { ...page, url: 'https://example.com/app://tokendock/' } }],
  ['from an empty page', { senderFrame: { ...page, url: 'about:blank' } }],
])('a call %s is not', (_name, given) => {
  expect(trusts(event(given))).toBe(false);
});
