/** An outgoing call on its way: placed, dialled, ringing, answered and in the queue; or it fails on one of the steps. */

import { endUnlinked } from '../calls/end.js';
import { enterQueue } from '../calls/enter-queue.js';
import { writeLog } from '../calls/log.js';
import type { RemoteOutcome } from '../config/config.js';
import type { OutgoingCampaign } from '../model-campaigns.js';
import type { CallRecord } from '../state/records.js';
import type { World } from '../state/world.js';
import { manners } from '../traffic/manners.js';
import { dialled } from './dialling-plan.js';

export function place(world: World, campaign: OutgoingCampaign, call: CallRecord): void {
  beginTry(world, call);
  const route =
    campaign.trunk === undefined
      ? dialled(world.config.routes, campaign.context, call.phone)
      : { trunk: campaign.trunk, number: call.phone };
  const trunk = route?.trunk;
  call.trunk = trunk;
  call.variables = { ...world.config.variables, ...(route && { OUTNUM: route.number }) };
  writeLog(world, call, 'placing');
  const { timing } = world.config;
  const works = trunk !== undefined && !world.trunksDown.has(trunk);
  world.planFor(call, timing.place, works ? 'dialling' : 'placingFails');
}

function beginTry(world: World, call: CallRecord): void {
  const now = world.now();
  if (call.status !== 'pending') call.retries++;
  call.ticket++;
  call.status = 'placing';
  call.agent = undefined;
  call.uniqueId = undefined;
  call.channel = undefined;
  call.originateStart = now;
  call.originateEnd = undefined;
  call.queueStart = undefined;
  call.linkStart = undefined;
  call.linkEnd = undefined;
  call.firstLink = undefined;
  call.startedAt ??= now;
  call.lastTry = now;
}

/** The trunk has taken the call. */
export function dialling(world: World, call: CallRecord): void {
  if (call.trunk === undefined || world.trunksDown.has(call.trunk)) {
    placingFails(world, call);
    return;
  }
  call.status = 'dialing';
  call.channel = world.newChannel(call.trunk);
  call.uniqueId = world.newUniqueId();
  writeLog(world, call, 'dialing');
  world.planFor(call, world.config.timing.dial, outcomeOf(world, call) === 'fails' ? 'placingFails' : 'remoteRings');
}

export function remoteRings(world: World, call: CallRecord): void {
  call.status = 'ringing';
  writeLog(world, call, 'ringing');
  const { remoteAnswer, remoteNoAnswer } = world.config.timing;
  const answers = (call.outcome ?? chance(world, answersAmongRinging(world))) === 'answers';
  if (answers) world.planFor(call, remoteAnswer, 'remoteAnswers');
  else world.planFor(call, remoteNoAnswer, 'remoteNoAnswer');
}

export function remoteAnswers(world: World, call: CallRecord): void {
  call.originateEnd = world.now();
  Object.assign(call, manners(world));
  enterQueue(world, call);
}

export function remoteNoAnswer(world: World, call: CallRecord): void {
  call.originateEnd = world.now();
  endUnlinked(world, call, 'noAnswer');
}

export function placingFails(world: World, call: CallRecord): void {
  call.originateEnd = world.now();
  endUnlinked(world, call, 'failure');
}

/** Whether the number can be reached at all. */
function outcomeOf(world: World, call: CallRecord): RemoteOutcome {
  if (call.outcome !== undefined) return call.outcome;
  return world.random.next() < world.config.traffic.failureRate ? 'fails' : 'answers';
}

/** Among the calls that ring: how many are answered. */
function answersAmongRinging(world: World): number {
  const { answerRate, failureRate } = world.config.traffic;
  return failureRate >= 1 ? 0 : Math.min(1, answerRate / (1 - failureRate));
}

function chance(world: World, rate: number): RemoteOutcome {
  return world.random.next() < rate ? 'answers' : 'noAnswer';
}
