import { KnownEvents } from '../events.ts';
import { strict } from '../strict.ts';

const powerEvents = [
  'suspend',
  'resume',
  'lock-screen',
  'unlock-screen',
  'shutdown',
  'on-ac',
  'on-battery',
  'user-did-become-active',
  'user-did-resign-active',
] as const;
export type PowerEvent = (typeof powerEvents)[number];

/** Tells only what a test makes it tell: the machine's own sleep is not watched. */
class PowerMonitor extends KnownEvents {
  readonly onBatteryPower = false;
  /** Part of the stand-in: how long nobody has touched the computer, in s. */
  idleSeconds = 0;

  constructor() {
    super('powerMonitor', powerEvents);
  }

  getSystemIdleTime(): number {
    return this.idleSeconds;
  }

  getSystemIdleState(): 'active' | 'idle' | 'locked' | 'unknown' {
    return 'active';
  }

  isOnBatteryPower(): boolean {
    return this.onBatteryPower;
  }
}

export const powerMonitor = strict('electron.powerMonitor', new PowerMonitor());
