/** The world as plain data, and back. The configuration is not part of it: what it no longer has is left out. */
import { noteMembership, occupyDevice } from '../queues/members.js';
import type { SavedState } from './records.js';
import type { World } from './world.js';

export function saved(world: World): SavedState {
  return {
    version: 1,
    random: world.random.state,
    sequences: world.sequences,
    agents: [...world.agents.values()],
    calls: [...world.calls.all()],
    log: world.log,
    queues: [...world.queues.values()],
    phones: [...world.phones.values()],
    trunksDown: [...world.trunksDown],
    switchUp: world.switchUp,
    databaseUp: world.databaseUp,
    faults: world.faults,
    workerFaults: world.workerFaults,
    started: world.started,
    tasks: world.agenda.tasks(),
  };
}

/** Puts what was saved in the place of what a fresh world has; planned tasks go on, those overdue at once. */
export function restore(world: World, state: SavedState): void {
  Object.assign(world.sequences, state.sequences);
  for (const agent of state.agents) if (world.agents.has(agent.number)) world.agents.set(agent.number, agent);
  for (const phone of state.phones) if (world.phones.has(phone.number)) world.phones.set(phone.number, phone);
  for (const queue of state.queues) if (world.queues.has(queue.number)) world.queues.set(queue.number, queue);
  for (const { number, members } of world.queues.values()) for (const member of members) noteMembership(world, number, member.interface);
  for (const call of state.calls) world.calls.add(call);
  world.log.push(...state.log);
  for (const trunk of state.trunksDown) world.trunksDown.add(trunk);
  world.switchUp = state.switchUp;
  world.databaseUp = state.databaseUp;
  world.faults = [...state.faults];
  world.workerFaults = [...state.workerFaults];
  world.started = state.started;
  world.random.resume(state.random);
  for (const { login, number } of world.agents.values()) {
    if (login?.phase === 'in') occupyDevice(world, login.device, number);
  }
  for (const { due, task } of state.tasks) world.agenda.planAt(due, task);
}
