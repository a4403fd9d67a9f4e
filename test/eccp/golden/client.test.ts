import { describe, expect, test } from '@jest/globals';
import { linesOf, TRANSCRIPTS } from '../transcripts.js';
import { play } from './playback.js';
import { UNASKED } from './unasked.js';

/** Too long for one that works, not too long for a machine with much to do. */
const LIMIT = 60_000;
const WHOLE = 1_000_000;

describe.each([
  ['whole', WHOLE],
  ['in pieces of 7 bytes', 7],
])('a client tells every answer, failure and event that the recorded server sent, packets %s', (_, piece) => {
  test.each(TRANSCRIPTS)(
    '%s',
    async (transcript) => {
      const { told, toNobody } = await play(transcript, piece);
      const unasked = (UNASKED[transcript] ?? []).flatMap(({ lines }) => lines).sort((a, b) => a - b);
      expect(toNobody).toEqual(unasked);
      expect(told).toBe(linesOf(transcript).filter(({ dir }) => dir === 'S').length - unasked.length);
    },
    LIMIT,
  );
});
