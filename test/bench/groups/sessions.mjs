/** Sessions: creating one and taking a call with it, and the heap that a waiting one takes. */
import { measureApart } from '../measure-apart.mjs';

export const sessions = {
  name: 'sessions',
  title: 'Sessions of a strategy of 20 states',
  rows({ quick }) {
    const { us, scion, limit } = measureApart('measure-sessions.mjs', ['time', quick ? 500 : 2000]);
    const heap = (what) => measureApart('measure-sessions.mjs', [what, quick ? 2000 : 20_000], ['--expose-gc']).bytes;
    return [
      {
        id: 'w10',
        what: 'a session without data created, and its first four events',
        measures: [
          { value: us, unit: 'us', atMost: 5 },
          { value: scion, unit: 'x SCION' },
          { value: limit, unit: '/ limit' },
        ],
      },
      { id: 'w10-data', what: 'heap of a waiting session with data', measures: [{ value: heap('data'), unit: 'bytes', atMost: 1500 }] },
      { id: 'w10-plain', what: 'heap of a waiting session without data', measures: [{ value: heap('plain'), unit: 'bytes', atMost: 500 }] },
    ];
  },
};
