/** All calls, found by key, by campaign and by the queue they came to. */
import type { CallKey } from '../model-calls.js';
import type { CampaignType } from '../model-campaigns.js';
import type { CallRecord } from './records.js';

export class CallStore {
  readonly #byKey = new Map<string, CallRecord>();
  readonly #byGroup = new Map<string, CallRecord[]>();

  add(call: CallRecord): void {
    this.#byKey.set(keyText(call), call);
    const group = groupText(call.type, call.campaign, call.queue);
    const calls = this.#byGroup.get(group);
    if (calls) calls.push(call);
    else this.#byGroup.set(group, [call]);
  }

  remove(calls: ReadonlySet<CallRecord>): void {
    const groups = new Set<string>();
    for (const call of calls) {
      this.#byKey.delete(keyText(call));
      groups.add(groupText(call.type, call.campaign, call.queue));
    }
    for (const group of groups) {
      const left = (this.#byGroup.get(group) ?? []).filter((call) => !calls.has(call));
      this.#byGroup.set(group, left);
    }
  }

  get(key: CallKey): CallRecord | undefined {
    return this.#byKey.get(keyText(key));
  }

  all(): Iterable<CallRecord> {
    return this.#byKey.values();
  }

  ofCampaign(type: CampaignType, campaign: number): readonly CallRecord[] {
    return this.#byGroup.get(groupText(type, campaign, undefined)) ?? [];
  }

  /** Incoming calls that belong to no campaign. */
  ofQueue(queue: string): readonly CallRecord[] {
    return this.#byGroup.get(groupText('incoming', undefined, queue)) ?? [];
  }
}

export function keyText({ type, id }: CallKey): string {
  return `${type} ${id}`;
}

export function sameCall(one: CallKey | undefined, other: CallKey | undefined): boolean {
  return one !== undefined && one.id === other?.id && one.type === other.type;
}

function groupText(type: CampaignType, campaign: number | undefined, queue: string | undefined): string {
  return campaign === undefined ? `queue ${queue}` : `${type} campaign ${campaign}`;
}
