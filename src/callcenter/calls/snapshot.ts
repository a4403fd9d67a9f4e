/** Calls as they are shown to others: copies that no longer change. */
import type { Call, CallInfo } from '../model-calls.js';
import type { Contact } from '../model-campaigns.js';
import type { CallRecord } from '../state/records.js';
import type { World } from '../state/world.js';

export function snapshot(call: CallRecord): Call {
  return {
    type: call.type,
    id: call.id,
    campaign: call.campaign,
    phone: call.phone,
    status: call.status,
    queue: call.queue,
    uniqueId: call.uniqueId,
    trunk: call.trunk,
    channel: call.channel,
    agent: call.agent,
    retries: call.retries,
    originateStart: call.originateStart,
    originateEnd: call.originateEnd,
    queueStart: call.queueStart,
    linkStart: call.linkStart,
    linkEnd: call.linkEnd,
    schedule: call.schedule,
    reservedFor: call.reservedFor,
    recordingMuted: call.recordingMuted,
  };
}

/** A call with what is stored about it. */
export function infoOf(world: World, call: CallRecord): CallInfo {
  return {
    ...snapshot(call),
    attributes: call.attributes,
    contacts: call.type === 'incoming' ? contactsWith(world, call.phone) : [],
    survey: [...call.survey],
  };
}

/** People in the contact book with a number. */
export function contactsWith(world: World, phone: string): readonly Contact[] {
  return world.config.contacts.filter((contact) => contact.phone === phone);
}
