/**
 * A Windows icon that holds PNG images (since Windows Vista).
 * @param {ReadonlyMap<number, Buffer>} images by their side in pixels, 256 at most
 */
export function ico(images) {
  const headerLength = 6;
  const entryLength = 16;
  const header = Buffer.alloc(headerLength + entryLength * images.size);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(images.size, 4);
  let entry = headerLength;
  let offset = header.length;
  for (const [size, image] of images) {
    // One byte holds the side: 256 is written as 0.
    header.writeUInt8(size % 256, entry);
    header.writeUInt8(size % 256, entry + 1);
    header.writeUInt16LE(1, entry + 4);
    header.writeUInt16LE(32, entry + 6);
    header.writeUInt32LE(image.length, entry + 8);
    header.writeUInt32LE(offset, entry + 12);
    entry += entryLength;
    offset += image.length;
  }
  return Buffer.concat([header, ...images.values()]);
}

/**
 * What each size is called in an Apple icon; the second name is for displays with two pixels to a point. Below 32
 * pixels macOS expects another format than PNG, and scales down by itself.
 */
const appleNames = new Map([
  [32, ['ic11']],
  [64, ['ic12']],
  [128, ['ic07']],
  [256, ['ic08', 'ic13']],
  [512, ['ic09', 'ic14']],
  [1024, ['ic10']],
]);

/**
 * An Apple icon that holds PNG images.
 * @param {ReadonlyMap<number, Buffer>} images by their side in pixels
 */
export function icns(images) {
  const blocks = [...images].flatMap(([size, image]) =>
    (appleNames.get(size) ?? []).map((name) => Buffer.concat([tag(name, image.length), image])),
  );
  const length = blocks.reduce((sum, block) => sum + block.length, 0);
  return Buffer.concat([tag('icns', length), ...blocks]);
}

/**
 * @param {string} name
 * @param {number} length without the tag itself
 */
function tag(name, length) {
  const bytes = Buffer.alloc(8);
  bytes.write(name, 'latin1');
  bytes.writeUInt32BE(length + 8, 4);
  return bytes;
}
