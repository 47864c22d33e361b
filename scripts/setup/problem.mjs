/** Something that a person has to know or do before the command can go on. It is printed without a stack. */
export class Problem extends Error {
  /** @override */
  name = 'Problem';
}
