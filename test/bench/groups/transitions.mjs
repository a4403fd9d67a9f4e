/**
 * Events of the workloads: Statewire with its plan cache against SCION, XState, the algorithm without cache and the limit, the
 * same machine written by hand. Sent through the public API, metering and budgets on, nobody watching.
 */
import { createRequire } from 'node:module';
import { measureApart } from '../measure-apart.mjs';

const { WORKLOADS } = createRequire(import.meta.url)('../workloads.cjs');

/** At least so many times SCION, at most so many times the limit. */
const TARGETS = {
  w01: [90, 2],
  w02: [50, 5],
  w03: [350, 2],
  w04a: [12_000, 1.5],
  w04b: [2_000_000, 1],
  w05: [70, 3],
  w06: [80, 3.5],
  w07: [80, 14],
  w08: [70, 7],
  w12: [700, 1],
  w13: [300, 2.5],
  w14: [150, 3],
};

const short = (value) => value.toPrecision(3);

export const transitions = {
  name: 'transitions',
  title: 'Events, with the ecmascript data model',
  rows({ quick }) {
    return Object.entries(TARGETS).map(([id, [atLeast, atMost]]) => {
      const { ns, scion, limit } = measureApart('measure-workload.mjs', quick ? [id, 2, 150, 5] : [id, 12, 600]);
      const times = Object.entries(ns).map(([name, time]) => `${name} ${short(time)}`);
      const others = `x SCION: XState ${short(scion.xstate)}, without cache ${short(scion.literal)} (${short(limit.literal)} / limit)`;
      return {
        id,
        what: WORKLOADS[id].title,
        measures: [
          { value: scion.cached, unit: 'x SCION', atLeast },
          { value: limit.cached, unit: '/ limit', atMost },
        ],
        also: `${others}; ns per event: ${times.join(', ')}`,
      };
    });
  },
};
