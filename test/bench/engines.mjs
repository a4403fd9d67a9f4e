/** The engines that run a workload, each behind `send(name, data)`, with what they end in. */
import { createRequire } from 'node:module';
import { Statewire } from '../../dist/src/index.js';
import { scionSession } from './scion.mjs';

const load = createRequire(import.meta.url);
const { Limit } = load('./limit.cjs');

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
  const session = await scionSession(scxml);
  return {
    send: (name, data) => session.gen({ name, data }),
    variable: (name) => session.getSnapshot()[3][name],
    active: () => [...session.getConfiguration()].sort().join(' '),
  };
}

/** XState; a definition has the states that the chart has. */
function onXState({ xstate }) {
  const { assign, createActor, createMachine, raise } = load('xstate');
  const actor = createActor(createMachine(xstate({ assign, raise })));
  actor.start();
  return {
    send: (name, data) => actor.send({ type: name, data }),
    variable: (name) => actor.getSnapshot().context[name],
    active: () =>
      actor
        .getSnapshot()
        ._nodes.filter(({ type }) => type === 'atomic' || type === 'final')
        .map(({ key }) => key)
        .sort()
        .join(' '),
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
    xstate: onXState(workload),
    literal: onStatewire(workload.scxml, false),
    cached: onStatewire(workload.scxml, true),
    limit: byHand(workload),
  };
}
