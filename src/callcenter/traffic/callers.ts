/** People who call from outside, at random times with random patience, the same ones for the same seed. */
import { enterQueue } from '../calls/enter-queue.js';
import { incomingCall } from '../calls/new-call.js';
import type { World } from '../state/world.js';
import { manners } from './manners.js';

const HOUR = 3_600_000;

/** Plans the next caller of every queue that people call. */
export function startCallers(world: World): void {
  for (const { queue, perHour } of world.config.traffic.arrivals) {
    if (perHour > 0) world.agenda.plan(world.random.exponential(HOUR / perHour), { kind: 'arrival', queue });
  }
}

/** Somebody calls, and somebody else will later. Without a switch or a trunk nobody gets through. */
export function callerArrives(world: World, queue: string): void {
  const { arrivals } = world.config.traffic;
  const rate = arrivals.find((arrival) => arrival.queue === queue)?.perHour ?? 0;
  if (rate > 0) world.agenda.plan(world.random.exponential(HOUR / rate), { kind: 'arrival', queue });
  const trunk = workingTrunk(world);
  const phone = callingNumber(world);
  if (trunk === undefined || !world.switchUp) return;
  enterQueue(world, incomingCall(world, { queue, phone, trunk, ...manners(world) }));
}

export function workingTrunk(world: World): string | undefined {
  return world.config.trunks.find((trunk) => !world.trunksDown.has(trunk));
}

function callingNumber(world: World): string {
  const { contacts, traffic } = world.config;
  if (contacts.length > 0 && world.random.next() < traffic.knownCallers) return contacts[world.random.below(contacts.length)]!.phone;
  return `555${String(world.random.below(10_000)).padStart(4, '0')}`;
}
