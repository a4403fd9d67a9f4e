/** Everything there is at one moment, and the ways in which it reaches outside: the clock, the events, chance. */
import type { Clock } from '../../clock.js';
import type { CallCenterConfig, ConfiguredAgent } from '../config/config.js';
import type { OperationName, WorkerFault } from '../control/command.js';
import type { CallCenterEvent } from '../events.js';
import type { CallKey, LogEntry } from '../model-calls.js';
import type { Queue } from '../model-queues.js';
import { type Refused, refuse } from '../refusal.js';
import { Agenda } from './agenda.js';
import { CallStore } from './call-store.js';
import { Random } from './random.js';
import type { AgentRecord, CallRecord, PhoneRecord, PlannedFault, QueueRecord, Sequences } from './records.js';

export class World {
  readonly agents = new Map<string, AgentRecord>();
  readonly queues = new Map<string, QueueRecord>();
  readonly phones = new Map<string, PhoneRecord>();
  readonly calls = new CallStore();
  log: LogEntry[] = [];
  readonly trunksDown = new Set<string>();
  /** Who is logged in on a device such as `SIP/101`, the first one first. */
  readonly onDevice = new Map<string, string[]>();
  /** The queues that an interface such as `SIP/101` is a member of, those joined first first. */
  readonly memberships = new Map<string, Set<string>>();
  readonly agenda: Agenda;
  readonly random: Random;
  readonly sequences: Sequences = { channel: 0, uniqueId: 0, logId: 0, ticket: 0, incomingCall: 0, outgoingCall: 0 };
  faults: PlannedFault[] = [];
  workerFaults: WorkerFault[] = [];
  switchUp = true;
  databaseUp = true;
  started = false;
  readonly #configured: ReadonlyMap<string, ConfiguredAgent>;
  readonly #configuredQueues: ReadonlyMap<string, Queue>;
  /** When queues will look for agents. */
  readonly #routes = new Set<number>();
  readonly #listeners = new Set<(event: CallCenterEvent) => void>();

  constructor(
    readonly config: CallCenterConfig,
    private readonly clock: Clock,
    seed: number,
    private readonly report: (message: string) => void,
  ) {
    this.agenda = new Agenda(clock);
    this.random = new Random(seed);
    this.#configured = new Map(config.agents.map((agent) => [agent.number, agent]));
    this.#configuredQueues = new Map(config.queues.map((queue) => [queue.number, queue]));
  }

  now(): number {
    return this.clock.now();
  }

  configured(agent: string): ConfiguredAgent | undefined {
    return this.#configured.get(agent);
  }

  configuredQueue(queue: string): Queue | undefined {
    return this.#configuredQueues.get(queue);
  }

  /** An agent who is active: one who can log in. */
  activeAgent(agent: string): AgentRecord | undefined {
    return this.configured(agent)?.active ? this.agents.get(agent) : undefined;
  }

  callOf({ call }: Pick<AgentRecord, 'call'>): CallRecord | undefined {
    return call && this.calls.get(call);
  }

  /** The agents who are being rung for a call. */
  offeredAgents(call: CallRecord): AgentRecord[] {
    return call.offeredTo.flatMap((number) => this.agents.get(number) ?? []);
  }

  /** A new number of a sequence, from 1 on. */
  count(sequence: keyof Sequences): number {
    return ++this.sequences[sequence];
  }

  /** A channel of a device, such as `SIP/101-00000109`. */
  newChannel(device: string): string {
    return `${device}-${this.count('channel').toString(16).padStart(8, '0')}`;
  }

  newUniqueId(): string {
    return `${Math.floor(this.now() / 1000)}.${this.count('uniqueId')}`;
  }

  /** @returns what ends the subscription */
  onEvent(listener: (event: CallCenterEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Tells everybody. What a listener throws is reported, and does not keep the others from hearing of it. */
  emit(event: CallCenterEvent): void {
    for (const listener of this.#listeners) {
      try {
        listener(event);
      } catch (error) {
        this.report(`a listener failed on ${event.type}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }

  /** Looks for agents for the calls that wait, once what is happening now is over. */
  wakeQueues(delay = 0): void {
    const due = this.now() + Math.max(0, delay);
    if (this.#routes.has(due)) return; // they will be looked after then
    this.#routes.add(due);
    this.agenda.planAt(due, { kind: 'route', due });
  }

  /** The search for agents that was planned for a time is taking place. */
  wokenQueues(due: number): void {
    this.#routes.delete(due);
  }

  /** Why no operation at all can be carried out now. */
  outage(): Refused | undefined {
    if (!this.databaseUp) return refuse('database-down');
    return this.switchUp ? undefined : refuse('switch-down');
  }

  /** A fault that waits for an operation, used up. */
  takeFault(operation: OperationName): Refused | undefined {
    const fault = this.faults.find((candidate) => candidate.operation === operation);
    if (!fault) return undefined;
    if (--fault.left <= 0) this.faults = this.faults.filter((candidate) => candidate !== fault);
    return refuse(fault.refusal);
  }

  /** Plans a step of a call, void as soon as the call takes another course. */
  planFor(call: CallRecord, delay: number, kind: CallStep): void {
    this.agenda.plan(delay, { kind, call: callKey(call), ticket: call.ticket });
  }
}

/** Steps that need nothing but the call. */
export type CallStep = 'callerGivesUp' | 'callerHangsUp' | 'hangUpDone' | TransferStep | DialStep;
type TransferStep = 'transferDone' | 'consultationOver' | 'consultationDone' | 'transferRings' | 'transferOver';
type DialStep = 'dialling' | 'remoteRings' | 'remoteAnswers' | 'remoteNoAnswer' | 'placingFails';

export function callKey({ type, id }: CallKey): CallKey {
  return { type, id };
}
