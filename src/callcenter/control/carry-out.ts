/** Carries out commands from outside. */
import { loggedOut } from '../agents/logout.js';
import { isAlive } from '../calls/alive.js';
import { enterQueue } from '../calls/enter-queue.js';
import { incomingCall } from '../calls/new-call.js';
import { callerHangsUp } from '../perform.js';
import { isStatic } from '../queues/members.js';
import { DONE, type Outcome, refuse } from '../refusal.js';
import type { World } from '../state/world.js';
import { workingTrunk } from '../traffic/callers.js';
import type { CallerHangsUp, ControlCommand, HangUpChannel, PlaceCall, Register, SetPhone } from './command.js';
import { queueAdd, queuePause, queueRemove, setMembership } from './membership.js';
import { setSwitch } from './outage.js';

export function carryOut(world: World, command: ControlCommand): Outcome<{ readonly call?: number }> {
  switch (command.command) {
    case 'placeCall':
      return placeCall(world, command);
    case 'callerHangsUp':
      return hangUpCaller(world, command);
    case 'setPhone':
      return setPhone(world, command);
    case 'register':
      return register(world, command);
    case 'setTrunk':
      return setTrunk(world, command.trunk, command.up);
    case 'setSwitch':
      setSwitch(world, command.up);
      return DONE;
    case 'setDatabase':
      return setDatabase(world, command.up);
    case 'breakWorker':
      world.workerFaults.push(...Array.from({ length: command.times ?? 1 }, () => command.fault));
      return DONE;
    case 'refuseNext':
      world.faults.push({ operation: command.operation, refusal: command.refusal, left: command.times ?? 1 });
      return DONE;
    case 'setMembership':
      return setMembership(world, command);
    case 'queueAdd':
      return queueAdd(world, command);
    case 'queueRemove':
      return queueRemove(world, command);
    case 'queuePause':
      return queuePause(world, command);
    case 'hangUpChannel':
      return hangUpChannel(world, command);
  }
}

function placeCall(world: World, command: PlaceCall): Outcome<{ readonly call: number }> {
  if (!world.queues.has(command.queue)) return refuse('queue-not-found');
  const trunk = command.trunk ?? workingTrunk(world);
  if (trunk === undefined || world.trunksDown.has(trunk)) return refuse('trunk-down');
  if (!world.switchUp) return refuse('switch-down');
  const call = incomingCall(world, { ...command, trunk });
  enterQueue(world, call);
  return { ok: true, call: call.id };
}

function hangUpCaller(world: World, { type, call: id }: CallerHangsUp): Outcome {
  const call = world.calls.get({ type, id });
  if (!call || !isAlive(call)) return refuse('call-not-found');
  callerHangsUp(world, call);
  return DONE;
}

function setPhone(world: World, { extension, behaviour }: SetPhone): Outcome {
  const phone = world.phones.get(extension);
  if (!phone) return refuse('extension-not-found');
  phone.behaviour = behaviour;
  return DONE;
}

/** A phone that vanishes takes the login channels of static agents with it; callback agents stay and get no calls. */
function register(world: World, { extension, registered }: Register): Outcome {
  const phone = world.phones.get(extension);
  if (!phone) return refuse('extension-not-found');
  phone.registered = registered;
  if (registered) {
    world.wakeQueues(world.config.timing.queueSearch);
    return DONE;
  }
  for (const agent of world.agents.values()) {
    if (isStatic(agent) && agent.login?.extension === extension) loggedOut(world, agent);
  }
  return DONE;
}

function setTrunk(world: World, trunk: string, up: boolean): Outcome {
  if (!world.config.trunks.includes(trunk)) return refuse('trunk-not-found');
  if (up) world.trunksDown.delete(trunk);
  else world.trunksDown.add(trunk);
  world.emit({ type: 'healthChanged', at: world.now(), part: 'trunk', up, name: trunk });
  return DONE;
}

function setDatabase(world: World, up: boolean): Outcome {
  if (world.databaseUp === up) return DONE;
  world.databaseUp = up;
  world.emit({ type: 'healthChanged', at: world.now(), part: 'database', up });
  return DONE;
}

/** A login channel logs its agent out; a caller's channel ends the call. */
function hangUpChannel(world: World, { channel }: HangUpChannel): Outcome {
  for (const agent of world.agents.values()) {
    if (!isStatic(agent) || agent.login?.channel !== channel) continue;
    loggedOut(world, agent);
    return DONE;
  }
  for (const call of world.calls.all()) {
    if (call.channel !== channel || !isAlive(call)) continue;
    callerHangsUp(world, call);
    return DONE;
  }
  return refuse('channel-not-found');
}
