/**
 * Events of the workloads: Statewire with its plan cache against SCION, against the algorithm without cache and against the
 * limit, the same machine written by hand. Sent through the public API, metering and budgets on, nobody watching.
 */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const { WORKLOADS } = createRequire(import.meta.url)('../workloads.cjs');
const MEASURE = fileURLToPath(new URL('../measure-workload.mjs', import.meta.url));

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
};

/** A process for each, so that no workload spoils what the compiler learned from another one. */
function measured(id, ms) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MEASURE, id, String(ms)], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`workload ${id}: ${stderr}`);
  return JSON.parse(stdout);
}

export const transitions = {
  name: 'transitions',
  title: 'Events, with the ecmascript data model',
  async rows({ quick }) {
    return Object.entries(TARGETS).map(([id, [scion, limit]]) => {
      const result = measured(id, quick ? 3 : 12);
      return {
        id,
        what: WORKLOADS[id].title,
        scion: { value: result.scion.cached, target: scion, literal: result.scion.literal },
        limit: { value: result.limit.cached, target: limit, literal: result.limit.literal },
        ns: result.ns,
      };
    });
  },
};
