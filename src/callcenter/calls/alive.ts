import type { CallRecord } from '../state/records.js';

/** Under way, and not with an agent yet. */
export function isWaiting({ status }: Pick<CallRecord, 'status'>): boolean {
  return status === 'placing' || status === 'dialing' || status === 'ringing' || status === 'onQueue';
}

/** Under way: the switch has it. */
export function isAlive(call: Pick<CallRecord, 'status'>): boolean {
  return isWaiting(call) || call.status === 'success' || call.status === 'onHold';
}
