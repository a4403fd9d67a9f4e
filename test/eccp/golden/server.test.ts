import { describe, expect, test } from '@jest/globals';
import { linesOf, TRANSCRIPTS } from '../transcripts.js';
import { BY_CHOICE } from './manifest.js';
import { replay } from './replay.js';
import { SCRIPTS } from './scripts.js';

/** Too long for one that works, not too long for a machine with much to do. */
const LIMIT = 60_000;

describe.each(['as-specified', 'as-built'] as const)(
  'a server %s says what the recorded one said, but for what is chosen otherwise',
  (mode) => {
    test.each(TRANSCRIPTS)(
      '%s',
      async (transcript) => {
        const { compared, differences } = await replay(transcript, mode);
        const chosen = (BY_CHOICE[transcript] ?? []).filter(({ only }) => only === undefined || only === mode);
        expect(differences).toEqual(chosen.map(({ after, lines, instead }) => ({ after, lines, instead })));
        const said = linesOf(transcript).filter(({ dir }) => dir === 'S').length;
        expect(compared).toBe(said - (SCRIPTS[transcript]?.clientEnds?.length ?? 0));
      },
      LIMIT,
    );
  },
);

test('every difference by choice has a reason and a transcript', () => {
  for (const [transcript, chosen] of Object.entries(BY_CHOICE)) {
    expect(TRANSCRIPTS).toContain(transcript);
    for (const { why } of chosen) expect(why).not.toBe('');
  }
});
