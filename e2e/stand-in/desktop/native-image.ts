import { readFileSync } from 'node:fs';
import type Electron from 'electron';
import { strict } from '../strict.ts';

interface Representation {
  readonly scaleFactor: number;
  readonly bytes: Buffer;
}

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** In pixels; null where it is not a PNG, the one format whose size the stand-in reads. */
function pngSize(bytes: Buffer): Electron.Size | null {
  const isPng = bytes.length >= 24 && bytes.subarray(0, 8).equals(pngSignature);
  return isPng ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) } : null;
}

function readImage(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}

/** Holds an image's bytes without drawing them: Chromium does that in the tray's page. */
export class NativeImage {
  private readonly representations: Representation[];
  private readonly nominal: Electron.Size | null;
  private template = false;

  constructor(representations: readonly Representation[], nominal: Electron.Size | null = null) {
    this.representations = [...representations];
    this.nominal = nominal;
    return strict('electron.NativeImage', this);
  }

  isEmpty(): boolean {
    return this.representations.length === 0;
  }

  /** In points, of the PNG at scale 1. */
  getSize(): Electron.Size {
    const [first] = this.representations;
    const size = first === undefined ? null : pngSize(first.bytes);
    if (this.nominal !== null) return this.nominal;
    if (first === undefined || size === null) return { width: 0, height: 0 };
    return { width: size.width / first.scaleFactor, height: size.height / first.scaleFactor };
  }

  addRepresentation(options: Electron.AddRepresentationOptions): void {
    const { scaleFactor = 1, buffer, dataURL } = options;
    if (buffer !== undefined) this.representations.push({ scaleFactor, bytes: buffer });
    else if (dataURL !== undefined) this.representations.push({ scaleFactor, bytes: bytesOf(dataURL) });
  }

  getScaleFactors(): number[] {
    return this.representations.map(({ scaleFactor }) => scaleFactor);
  }

  setTemplateImage(template: boolean): void {
    this.template = template;
  }

  isTemplateImage(): boolean {
    return this.template;
  }

  /** The same picture at another nominal size. */
  resize({ width, height }: Electron.ResizeOptions): NativeImage {
    const { width: oldWidth, height: oldHeight } = this.getSize();
    const size = { width: width ?? height ?? oldWidth, height: height ?? width ?? oldHeight };
    return new NativeImage(this.representations, size);
  }

  toPNG(): Buffer {
    return this.largest();
  }

  toDataURL(): string {
    return `data:image/png;base64,${this.largest().toString('base64')}`;
  }

  private largest(): Buffer {
    const [first, ...rest] = this.representations;
    if (first === undefined) return Buffer.alloc(0);
    return rest.reduce((best, next) => (next.scaleFactor > best.scaleFactor ? next : best), first).bytes;
  }
}

function bytesOf(dataURL: string): Buffer {
  return Buffer.from(dataURL.slice(dataURL.indexOf(',') + 1), 'base64');
}

function fromBuffer(bytes: Buffer | null, scaleFactor = 1): NativeImage {
  return new NativeImage(bytes === null || bytes.length === 0 ? [] : [{ scaleFactor, bytes }]);
}

/** Electron finds `name@2x.png` beside `name.png` by itself. */
function fromPath(path: string): NativeImage {
  const image = fromBuffer(readImage(path));
  const double = readImage(path.replace(/(\.\w+)$/u, '@2x$1'));
  if (!image.isEmpty() && double !== null) image.addRepresentation({ scaleFactor: 2, buffer: double });
  if (/Template(@2x)?\.\w+$/u.test(path)) image.setTemplateImage(true);
  return image;
}

export const nativeImage = {
  createEmpty: (): NativeImage => new NativeImage([]),
  createFromPath: fromPath,
  createFromBuffer: (bytes: Buffer, options: Electron.CreateFromBufferOptions = {}): NativeImage =>
    fromBuffer(bytes, options.scaleFactor),
  createFromDataURL: (dataURL: string): NativeImage => fromBuffer(bytesOf(dataURL)),
};
