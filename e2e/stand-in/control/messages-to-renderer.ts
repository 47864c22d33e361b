import { underTest } from '../situation.ts';

/** Every payload that main sent to any page, answers, refusals and events, as JSON text. */
export const messagesToRenderer: string[] = [];

export function noteMessageToRenderer(text: string): void {
  if (underTest) messagesToRenderer.push(text);
}
