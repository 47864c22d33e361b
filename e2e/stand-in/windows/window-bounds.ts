import type Electron from 'electron';

type Bounds = Electron.Rectangle;

/** Where a window is and how large, never smaller than its smallest size. */
export class WindowBounds {
  private readonly minimum: Electron.Size;
  private current: Bounds;

  constructor(options: Electron.BrowserWindowConstructorOptions) {
    const { x = 0, y = 0, width = 800, height = 600, minWidth = 0, minHeight = 0 } = options;
    this.minimum = { width: minWidth, height: minHeight };
    this.current = this.fit({ x, y, width, height });
  }

  get(): Bounds {
    return { ...this.current };
  }

  /** Tells what has changed by it. */
  set(asked: Partial<Bounds>): { readonly resized: boolean; readonly moved: boolean } {
    const before = this.current;
    this.current = this.fit({ ...before, ...asked });
    const { x, y, width, height } = this.current;
    return { resized: width !== before.width || height !== before.height, moved: x !== before.x || y !== before.y };
  }

  private fit({ x, y, width, height }: Bounds): Bounds {
    return { x, y, width: Math.max(width, this.minimum.width), height: Math.max(height, this.minimum.height) };
  }
}
