/** Calls as they come into being. */
import type { RemoteOutcome } from '../config/config.js';
import type { Attribute } from '../model-campaigns.js';
import type { CallRecord } from '../state/records.js';
import type { World } from '../state/world.js';
import { dateOf, isWithin, timeOf } from '../time.js';
import { contactsWith } from './snapshot.js';

interface Given {
  readonly type: CallRecord['type'];
  readonly id: number;
  readonly phone: string;
  readonly campaign: number | undefined;
  readonly queue: string;
  readonly attributes?: readonly Attribute[];
  readonly variables?: Readonly<Record<string, string>>;
  readonly outcome?: RemoteOutcome | undefined;
  readonly patience?: number | undefined;
  readonly talk?: number | undefined;
}

/** A call of which nothing has happened yet. */
export function newCall(given: Given): CallRecord {
  return {
    type: given.type,
    id: given.id,
    phone: given.phone,
    campaign: given.campaign,
    queue: given.queue,
    status: 'pending',
    uniqueId: undefined,
    trunk: undefined,
    channel: undefined,
    agent: undefined,
    retries: 0,
    originateStart: undefined,
    originateEnd: undefined,
    queueStart: undefined,
    linkStart: undefined,
    linkEnd: undefined,
    schedule: undefined,
    reservedFor: undefined,
    recordingMuted: false,
    startedAt: undefined,
    lastTry: undefined,
    firstLink: undefined,
    attributes: given.attributes ?? [],
    survey: [],
    variables: given.variables ?? {},
    outcome: given.outcome,
    patience: given.patience,
    talk: given.talk,
    offeredTo: [],
    ticket: 0,
    offerTicket: 0,
    holdTicket: 0,
    muteTicket: 0,
    transferredTo: undefined,
    transferTarget: undefined,
  };
}

/** Somebody who calls from outside, and for how long. */
export interface Caller {
  readonly queue: string;
  readonly phone: string;
  readonly trunk: string;
  readonly variables?: Readonly<Record<string, string>> | undefined;
  readonly patience?: number | undefined;
  readonly talk?: number | undefined;
}

/** A call from outside; it belongs to the incoming campaign that its queue works for at this time, if there is one. */
export function incomingCall(world: World, caller: Caller): CallRecord {
  const call = newCall({
    type: 'incoming',
    id: world.count('incomingCall'),
    phone: caller.phone,
    campaign: campaignOf(world, caller.queue),
    queue: caller.queue,
    variables: { ...world.config.variables, ...caller.variables },
    patience: caller.patience,
    talk: caller.talk,
  });
  const contacts = contactsWith(world, caller.phone);
  call.attributes = contacts.length === 1 ? contactAttributes(contacts[0]!) : [];
  call.trunk = caller.trunk;
  call.channel = world.newChannel(caller.trunk);
  call.uniqueId = world.newUniqueId();
  call.startedAt = world.now();
  world.calls.add(call);
  return call;
}

/** What is known about a call once it is said who calls. */
export function contactAttributes(contact: World['config']['contacts'][number]): readonly Attribute[] {
  return [
    { label: 'first_name', value: contact.firstName },
    { label: 'last_name', value: contact.lastName },
    { label: 'phone', value: contact.phone },
    { label: 'cedula_ruc', value: contact.nationalId },
    { label: 'contact_source', value: contact.source },
  ];
}

function campaignOf(world: World, queue: string): number | undefined {
  const [today, time] = [dateOf(world.now()), timeOf(world.now())];
  return world.config.campaigns.find(
    (campaign) =>
      campaign.type === 'incoming' &&
      campaign.queue === queue &&
      campaign.status === 'active' &&
      campaign.startDate <= today &&
      today <= campaign.endDate &&
      isWithin(time, campaign.workStart, campaign.workEnd),
  )?.id;
}
