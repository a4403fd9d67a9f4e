/** The engines that run a workload, each behind `send(name, data)`, with what they end in. */
import { createRequire } from 'node:module';
import { Statewire } from '../../dist/src/index.js';

const load = createRequire(import.meta.url);
const { Limit } = load('./limit.cjs');

const SILENT = { log() {}, info() {}, warn() {}, error() {}, debug() {} };

/** Statewire as programs use it: by the handle of a session on the memory host. */
function onStatewire(scxml, planCache) {
  const statewire = new Statewire({ planCache });
  const plan = statewire.load(scxml);
  const atomic = new Set(plan.states.filter(({ kind }) => kind === 'atomic' || kind === 'final').map(({ id }) => id));
  const session = statewire.start(plan);
  return {
    send: (name, data) => session.send(name, data),
    variable: (name) => session.view().data[name],
    active: () =>
      session.configuration
        .filter((id) => atomic.has(id))
        .sort()
        .join(' '),
  };
}

async function onScion(scxml) {
  const scion = load('@scion-scxml/scxml');
  const model = await new Promise((resolve, reject) => {
    scion.documentStringToModel('chart.scxml', scxml, (error, read) => (error ? reject(error) : resolve(read)));
  });
  const ready = await new Promise((resolve, reject) => {
    model.prepare((error, prepared) => (error ? reject(error) : resolve(prepared)), undefined, { console: SILENT });
  });
  const session = new scion.core.Statechart(ready, { console: SILENT, sessionRegistry: new Map() });
  session.start();
  return {
    send: (name, data) => session.gen({ name, data }),
    variable: (name) => session.getSnapshot()[3][name],
    active: () => [...session.getConfiguration()].sort().join(' '),
  };
}

function byHand({ hand }) {
  const machine = hand();
  const limit = new Limit(machine);
  return { send: (name, data) => limit.send(name, data), variable: () => machine.get() };
}

/** @returns new ones by name */
export async function engines(workload) {
  return {
    scion: await onScion(workload.scxml),
    literal: onStatewire(workload.scxml, false),
    cached: onStatewire(workload.scxml, true),
    limit: byHand(workload),
  };
}
