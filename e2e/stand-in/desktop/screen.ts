import { KnownEvents } from '../events.ts';
import { strict } from '../strict.ts';

const bounds = { x: 0, y: 0, width: 1280, height: 800 };
const size = { width: bounds.width, height: bounds.height };

/** One display, whose size nobody asks Chromium for. */
const display = {
  id: 1,
  label: '',
  bounds,
  workArea: bounds,
  size,
  workAreaSize: size,
  scaleFactor: 1,
  rotation: 0,
  internal: false,
};

class Screen extends KnownEvents {
  constructor() {
    super('screen', ['display-added', 'display-removed', 'display-metrics-changed']);
  }

  getPrimaryDisplay(): typeof display {
    return display;
  }

  getAllDisplays(): (typeof display)[] {
    return [display];
  }

  getDisplayNearestPoint(): typeof display {
    return display;
  }

  getDisplayMatching(): typeof display {
    return display;
  }

  getCursorScreenPoint(): { x: number; y: number } {
    return { x: 0, y: 0 };
  }
}

export const screen = strict('electron.screen', new Screen());
