import type { Failure } from '../../contract/result.ts';
import { TokendockError } from '../errors.ts';

/** The failure that the work ends in. Rejects where it succeeds, and with any error that is not meant for people. */
export async function failureOf(work: () => unknown): Promise<Failure> {
  try {
    await work();
  } catch (error) {
    if (error instanceof TokendockError) return error.failure;
    throw error;
  }
  throw new Error('It was to fail, but it succeeded.');
}
