import { describe, expect, it } from 'vitest';
import { checkedText, parseChecked } from './checked-text.ts';

const content = { version: 1, accounts: [{ baseUrl: 'https://api.neostra.io', label: 'ü\ud800😀' }] };

describe('a checked text', () => {
  it('gives back what was written', () => {
    expect(parseChecked(checkedText(content))).toEqual(content);
  });

  it('is JSON for whoever reads it, with its checksum', () => {
    expect(JSON.parse(checkedText(content).toString())).toEqual({
      ...content,
      checksum: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('with one bit turned is refused, or gives the same', () => {
    const whole = checkedText(content);
    for (let bit = 0; bit < whole.length * 8; bit++) {
      const turned = Buffer.from(whole);
      turned[bit >> 3] = (whole[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      let read: unknown;
      try {
        read = parseChecked(turned);
      } catch {
        continue;
      }
      // In the checksum's own name: then it is a text without one, and whole.
      expect(read).toMatchObject(content);
    }
  });

  it('is taken as it is where it has no checksum', () => {
    expect(parseChecked(Buffer.from(JSON.stringify(content)))).toEqual(content);
  });

  it('that was put into another form by hand is refused as long as it has the old checksum', () => {
    const tidied = JSON.stringify(JSON.parse(checkedText(content).toString()));
    expect(() => parseChecked(Buffer.from(tidied))).toThrow('Not what was written.');
  });
});
