import { writeSync } from 'node:fs';
import { getSystemErrorMap } from 'node:util';
import { TokendockError } from './errors.ts';

const kinds = [TypeError, RangeError, SyntaxError, ReferenceError, URIError, EvalError, AggregateError];
const systemCodes = new Set([...getSystemErrorMap().values()].map(([name]) => name));
const deepest = 5;
const mostFrames = 8;

/** A place in one of our own files, as the last thing of a stack's line; V8's "Stack Trace API". */
const frame = /((?:index|keychain-worker|age-worker|unexpected)\.[jt]s:\d{1,6}:\d{1,5})\)?$/;

/**
 * What a log may say of an error that nobody expected: its kind, where it came from, and the same of its causes. Texts,
 * names and members of errors quote what they choke on, so none of them is told. Never throws.
 */
export function traceOf(thrown: unknown, depth = 0): string {
  try {
    if (!(thrown instanceof Error)) return typeof thrown;
    const inner = depth < deepest ? innerErrors(thrown).map((error) => `(${traceOf(error, depth + 1)})`) : [];
    return [kindOf(thrown), ...framesOf(thrown), ...inner].join(' ');
  } catch {
    // A member that throws where it is read.
    return 'unreadable';
  }
}

function kindOf(error: Error): string {
  if (error instanceof TokendockError) return `TokendockError ${error.code}`;
  const kind = kinds.find((each) => error instanceof each)?.name ?? 'Error';
  const code = 'code' in error && typeof error.code === 'string' && systemCodes.has(error.code) ? error.code : null;
  return code === null ? kind : `${kind} ${code}`;
}

function framesOf({ stack }: Error): string[] {
  if (typeof stack !== 'string') return [];
  const places = stack.split('\n').map((line) => frame.exec(line)?.[1]);
  return places.filter((place) => place !== undefined).slice(0, mostFrames);
}

function innerErrors(error: Error): unknown[] {
  const several = error instanceof AggregateError ? error.errors.slice(0, deepest) : [];
  return error.cause === undefined ? several : [error.cause, ...several];
}

interface Surroundings {
  readonly on: (event: 'uncaughtException' | 'unhandledRejection', listener: (error: unknown) => void) => unknown;
}

interface Options {
  readonly log?: (line: string) => void;
  readonly afterwards?: () => void;
}

/** At once, and never with an error of its own, which would come back here: nobody may be listening. */
function toStandardError(line: string): void {
  try {
    writeSync(2, `${line}\n`);
  } catch {
    // Then nobody is told.
  }
}

/**
 * Takes the place of Node's and Electron's own answer to an error that nothing caught: they write its whole text into
 * the log and into a dialog. Goes on, unless `afterwards` does otherwise.
 */
export function watchForUnexpected(process: Surroundings, { log = toStandardError, afterwards }: Options = {}): void {
  const tell = (error: unknown): void => {
    log(`Unexpected: ${traceOf(error)}`);
    afterwards?.();
  };
  process.on('uncaughtException', tell);
  process.on('unhandledRejection', tell);
}
