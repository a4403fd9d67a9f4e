/** Callers who wait and agents who are free find each other. */

import { stopOffering, stopRinging } from '../calls/end.js';
import { link } from '../calls/link.js';
import { sameCall } from '../state/call-store.js';
import type { AgentRecord, CallRecord, QueueRecord } from '../state/records.js';
import { callKey, type World } from '../state/world.js';
import { type FreeMember, freeMembers, isFree, mayTake } from './free.js';
import { isStatic, queuesOf } from './members.js';
import { choose } from './strategies.js';

/** Offers every waiting call for which somebody is free, the longest waiting of each queue first. */
export function route(world: World): void {
  for (const queue of world.queues.values()) {
    const waiting = queue.waiting.flatMap((key) => world.calls.get(key) ?? []).filter((call) => wantsAgent(world, call));
    if (waiting.length === 0) continue;
    let free = freeMembers(world, queue);
    let ringing = false;
    for (const call of waiting) {
      if (ringing) free = free.filter(({ agent }) => isFree(world, agent));
      if (free.length === 0) break;
      ringing = offerTo(world, queue, call, free);
    }
  }
}

/** Nobody is rung for it, and it has been in the queue for as long as the queue takes to look. */
function wantsAgent(world: World, { status, offeredTo, queueStart }: CallRecord): boolean {
  return status === 'onQueue' && offeredTo.length === 0 && (queueStart ?? 0) + world.config.timing.queueSearch <= world.now();
}

/** @returns whether somebody is rung for it now */
function offerTo(world: World, queue: QueueRecord, call: CallRecord, free: readonly FreeMember[]): boolean {
  const fitting = free.filter(({ agent }) => mayTake(agent, call));
  if (fitting.length === 0) return false;
  const { strategy, ringTimeout } = world.configuredQueue(queue.number) ?? { strategy: 'leastrecent', ringTimeout: 15_000 };
  const { lastRung } = queue;
  const chosen = choose(strategy, { free: fitting.map(({ member }) => member), members: queue.members, lastRung, random: world.random });
  queue.lastRung = chosen.at(-1)?.interface;
  const members = new Set(chosen);
  const rung = fitting.filter(({ member }) => members.has(member));
  ring(
    world,
    call,
    rung.map(({ agent }) => agent),
    ringTimeout,
  );
  return true;
}

/** The phones of these agents ring; the first who answers gets the call. */
export function ring(world: World, call: CallRecord, agents: readonly AgentRecord[], timeout: number): void {
  const ticket = world.count('ticket');
  call.offerTicket = ticket;
  call.offeredTo = agents.map(({ number }) => number);
  let limit = timeout;
  let autoLogoff = false;
  for (const agent of agents) {
    agent.ringing = callKey(call);
    world.emit({ type: 'agentRinging', at: world.now(), agent: agent.number, queues: queuesOf(world, agent) });
    const after = answersAfter(world, agent);
    if (after !== undefined) world.agenda.plan(after, { kind: 'ringAnswered', call: callKey(call), ticket, agent: agent.number });
    const patience = patienceOf(world, agent);
    if (patience === undefined || patience >= limit) continue;
    limit = patience;
    autoLogoff = true;
  }
  world.agenda.plan(limit, { kind: 'ringTimeout', call: callKey(call), ticket, autoLogoff });
}

/** When an agent is on the phone, ms from the first ring; undefined for never. */
function answersAfter(world: World, agent: AgentRecord): number | undefined {
  const { timing } = world.config;
  const must = !isStatic(agent) || world.configured(agent.number)?.pool?.ackCall === true;
  if (!must) return timing.ring; // the phone is off hook already
  if (behaviourOf(world, agent) !== 'answers') return undefined;
  return isStatic(agent) ? timing.ring + timing.acknowledge : timing.ring;
}

/** How long the switch waits for a static agent to accept a call before it logs the agent out. */
function patienceOf(world: World, agent: AgentRecord): number | undefined {
  const pool = world.configured(agent.number)?.pool;
  return pool?.ackCall && pool.autoLogoff > 0 ? pool.autoLogoff : undefined;
}

function behaviourOf(world: World, { login }: AgentRecord): string | undefined {
  return login && world.phones.get(login.extension)?.behaviour;
}

/** An agent who was rung answers. */
export function ringAnswered(world: World, call: CallRecord, ticket: number, number: string): void {
  const agent = world.agents.get(number);
  if (call.offerTicket !== ticket || !agent || !sameCall(agent.ringing, call)) return;
  stopRinging(world, agent);
  call.offeredTo = call.offeredTo.filter((other) => other !== number);
  link(world, call, agent);
}

/**
 * Nobody who was rung answered; the queue tries again after a while.
 * @returns the agents whom the switch logs out because they did not accept the call
 */
export function ringTimeout(world: World, call: CallRecord, ticket: number, autoLogoff: boolean): readonly AgentRecord[] {
  if (call.offerTicket !== ticket || call.offeredTo.length === 0) return [];
  const agents = world.offeredAgents(call);
  stopOffering(world, call);
  const queue = call.queue === undefined ? undefined : world.configuredQueue(call.queue);
  world.wakeQueues(queue?.retry ?? 0);
  return autoLogoff ? agents.filter((agent) => patienceOf(world, agent) !== undefined) : [];
}
