/** A computer whose clocks go wrong, and the true time beside them; all in ms. */
export interface Machine {
  /** What really passed; nobody but the check sees it. */
  readonly trueTime: () => number;
  readonly wall: () => number;
  /** Stands still while the computer sleeps, and begins anew with each run of the program. */
  readonly running: () => number;
  /** Goes on while the computer sleeps, and begins anew with each start of the computer. */
  readonly uptime: () => number;
  readonly pass: (ms: number) => void;
  readonly sleep: (ms: number) => void;
  /** Someone sets the wall clock. */
  readonly jump: (ms: number) => void;
  /** The time service sets it right. */
  readonly correct: () => void;
  readonly restartProgram: () => void;
  readonly reboot: (ms: number) => void;
  /** How far the wall clock is ahead. */
  readonly wallError: () => number;
  readonly boots: () => number;
}

export function createMachine(): Machine {
  const began = Date.UTC(2026, 10, 22);
  let passed = 0;
  let slept = 0;
  let wallError = 0;
  let programBegan = 0;
  let booted = 0;
  let boots = 1;
  const restartProgram = (): void => void (programBegan = passed - slept);
  return {
    trueTime: () => began + passed,
    wall: () => began + passed + wallError,
    running: () => passed - slept - programBegan,
    uptime: () => passed - booted + 60_000,
    pass: (ms) => void (passed += ms),
    sleep(ms) {
      passed += ms;
      slept += ms;
    },
    jump: (ms) => void (wallError += ms),
    correct: () => void (wallError = 0),
    restartProgram,
    reboot(ms) {
      passed += ms;
      booted = passed;
      boots += 1;
      restartProgram();
    },
    wallError: () => wallError,
    boots: () => boots,
  };
}
