/** Delayed sends: arming and cancelling while ten thousand others wait. */
import { measureApart } from '../measure-apart.mjs';

export const timers = {
  name: 'timers',
  title: 'Timers, with 10,000 that wait',
  rows({ quick }) {
    const { timers: own, chart } = measureApart('measure-timers.mjs', [quick ? 2000 : 10_000]);
    return [
      {
        id: 'w11-timer',
        what: 'a delayed send of a session armed and cancelled, against setTimeout and clearTimeout',
        measures: [{ value: own.limit, unit: '/ limit', atMost: 3 }],
        also: `ns: ours ${own.ns.toFixed(0)}, limit ${own.limitNs.toFixed(0)}`,
      },
      {
        id: 'w11',
        what: 'the same by two events of a chart, with `<send delayexpr idlocation>` and `<cancel sendidexpr>`',
        measures: [
          { value: chart.scion, unit: 'x SCION' },
          { value: chart.limit, unit: '/ limit' },
        ],
        also: `ns: ours ${chart.ns.toFixed(0)}, SCION ${chart.scionNs.toFixed(0)}, limit ${chart.limitNs.toFixed(0)}`,
      },
    ];
  },
};
