import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const resources = resolve(import.meta.dirname, '..', 'resources');

/** @param {string} name */
const read = (name) => readFileSync(resolve(resources, name));

/**
 * The sides in pixels of a PNG image, from its header.
 * @param {Buffer} image
 */
function sidesOf(image) {
  expect(image.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
  return [image.readUInt32BE(16), image.readUInt32BE(20)];
}

/** @param {Buffer} file */
function imagesOfIco(file) {
  /** @type {Map<number, Buffer>} */
  const images = new Map();
  for (let entry = 6; entry < 6 + 16 * file.readUInt16LE(4); entry += 16) {
    const start = file.readUInt32LE(entry + 12);
    images.set(file.readUInt8(entry) || 256, file.subarray(start, start + file.readUInt32LE(entry + 8)));
  }
  return images;
}

/** @param {Buffer} file */
function imagesOfIcns(file) {
  /** @type {Map<string, Buffer>} */
  const images = new Map();
  for (let start = 8; start < file.length; start += file.readUInt32BE(start + 4)) {
    const image = file.subarray(start + 8, start + file.readUInt32BE(start + 4));
    images.set(file.toString('latin1', start, start + 4), image);
  }
  return images;
}

describe('the icons', () => {
  it.each([16, 24, 32, 48, 64, 128, 256, 512, 1024])('have %i pixels where the name says so', (side) => {
    expect(sidesOf(read(`icons/${side}.png`))).toEqual([side, side]);
  });

  it.each([
    ['tray.png', 24],
    ['tray@2x.png', 48],
    ['trayTemplate.png', 16],
    ['trayTemplate@2x.png', 32],
  ])('fit the tray: %s has %i pixels', (name, side) => {
    expect(sidesOf(read(name))).toEqual([side, side]);
  });

  it.each(['icon.ico', 'tray.ico'])('for Windows hold the images that %s announces', (name) => {
    const images = imagesOfIco(read(name));
    expect(images.size).toBeGreaterThanOrEqual(6);
    for (const [side, image] of images) expect(sidesOf(image)).toEqual([side, side]);
  });

  it('for macOS hold each size once', () => {
    const file = read('icon.icns');
    expect(file.toString('latin1', 0, 4)).toBe('icns');
    expect(file.readUInt32BE(4)).toBe(file.length);
    const sides = [...imagesOfIcns(file)].map(([name, image]) => [name, sidesOf(image)[0]]);
    expect(Object.fromEntries(sides)).toEqual({
      ic07: 128,
      ic08: 256,
      ic09: 512,
      ic10: 1024,
      ic11: 32,
      ic12: 64,
      ic13: 256,
      ic14: 512,
    });
  });
});
