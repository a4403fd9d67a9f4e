/**
 * The host that keeps sessions as live objects in memory. It runs synchronously: `deliver` returns when its event and all
 * that followed from it without waiting is done, unless the host was already running.
 */
import type { Clock } from '../clock.js';
import { ScxmlError } from '../diagnostics/error.js';
import { ScxmlEvent } from '../event.js';
import type { Plan } from '../plan/plan.js';
import { sealEvent } from '../runtime/event-data.js';
import type { KeptSession } from '../runtime/kept.js';
import type { Child, ChildSource, Live, Owner, Parent } from '../runtime/live.js';
import { LiveSession } from '../runtime/live-session.js';
import { PlanCaches } from '../runtime/plan-caches.js';
import type { Registry } from '../runtime/registry.js';
import { writeSnapshot } from '../runtime/snapshot.js';
import { readSession, readSnapshot } from '../runtime/snapshot-read.js';
import { Restoration } from '../runtime/snapshot-restore.js';
import { Tracer } from '../runtime/trace.js';
import { Turns } from '../runtime/turns.js';
import { Watchdog } from '../runtime/watchdog.js';
import type { Host, Mailbox, OpenOptions, SessionView, TraceListener } from './contract.js';
import { EndedSessions } from './ended-sessions.js';
import { checkDepth, checkSessionId, type HostLimits, hostLimits } from './limits.js';
import type { MemoryHostOptions } from './memory-options.js';
import { TraceHub } from './trace-hub.js';

export class MemoryHost implements Host, Owner {
  readonly clock: Clock;
  readonly registry: Registry;
  readonly watchdog: Watchdog | undefined;
  readonly turns = new Turns();
  readonly #limits: HostLimits;
  readonly #options: MemoryHostOptions;
  readonly #sessions = new Map<string, LiveSession>();
  readonly #ended = new EndedSessions();
  readonly #trace: TraceHub;
  readonly #planCaches: PlanCaches | undefined;
  #closed = false;
  #timers = 0;
  /** The snapshot that is being restored. */
  #restoration: Restoration | undefined;

  constructor(options: MemoryHostOptions) {
    this.clock = options.clock;
    this.registry = options.registry;
    this.watchdog = options.watchdog === undefined ? undefined : new Watchdog(options.watchdog);
    this.#limits = hostLimits(options.limits);
    this.#options = options;
    this.#planCaches = options.planCache === false ? undefined : new PlanCaches();
    this.#trace = new TraceHub((emit) => new Tracer(options.clock, emit));
    const inbound = { hasSession: (id: string) => this.hasSession(id), deliver: (id: string, event: ScxmlEvent) => this.route(id, event) };
    for (const processor of new Set(this.registry.ioProcessors.values())) processor.connect?.(inbound);
  }

  get tracer(): Tracer | undefined {
    return this.#trace.tracer;
  }
  get inboxLimit(): number {
    return this.#limits.inbox;
  }
  get microstepLimit(): number {
    return this.#limits.microsteps;
  }

  planCache(plan: Plan): ReturnType<PlanCaches['of']> | undefined {
    return this.#planCaches?.of(plan);
  }

  open(plan: Plan, options: OpenOptions = {}): string {
    const live = this.#create(plan, options, undefined);
    this.turns.run(() => live.start());
    return live.id;
  }

  snapshot(sessionId: string): string {
    return writeSnapshot(this.#find(sessionId));
  }

  restore(plan: Plan, snapshot: string): string {
    const kept = readSnapshot(snapshot, plan);
    this.turns.run(() => this.#resume(plan, kept, undefined));
    return kept.id;
  }

  /** Makes the session, and with it those that it invoked. Either all of them go on, or none is there. */
  #resume(plan: Plan, kept: KeptSession, parent: Parent | undefined): LiveSession {
    const within = this.#restoration;
    this.#restoration ??= new Restoration();
    const restoration = this.#restoration;
    try {
      const live = this.#create(plan, { id: kept.id }, parent, kept);
      restoration.add(live, kept);
      if (!within) restoration.finish();
      return live;
    } catch (error) {
      if (!within) restoration.abandon();
      throw error;
    } finally {
      this.#restoration = within;
    }
  }

  fetchChild(src: string, parent: Live): Promise<void> | undefined {
    return this.#options.fetchChild?.(src, parent.plan);
  }

  openChild(parent: Parent, source: ChildSource, data: OpenOptions['data'], kept?: unknown): Child {
    checkDepth(parent, this.#limits.invokeDepth);
    const plan = this.#options.loadChild(source, parent.live.plan);
    const resumed = kept === undefined ? undefined : this.#resume(plan, readSession(kept, plan), parent);
    const child = resumed ?? this.#create(plan, data ? { data } : {}, parent);
    if (!resumed) this.turns.run(() => child.start());
    return {
      sessionId: child.id,
      send: (event) => this.route(child.id, event),
      cancel: () => child.cancel(),
    };
  }

  mailbox(sessionId: string): Mailbox {
    const live = this.inboxLimit > 0 ? this.#sessions.get(sessionId) : undefined;
    return live ?? { send: (name, data) => this.deliver(sessionId, new ScxmlEvent(name, 'external', { data })) };
  }

  deliver(sessionId: string, event: ScxmlEvent, eventId?: string): void {
    this.#find(sessionId).accept(sealEvent(event), eventId);
  }

  #find(sessionId: string): LiveSession {
    if (this.#closed) throw new ScxmlError('HOST_CLOSED', 'the host is closed');
    const live = this.#sessions.get(sessionId);
    if (live) return live;
    if (this.#ended.view(sessionId)) throw new ScxmlError('SESSION_ENDED', `session ${sessionId} has ended`);
    throw new ScxmlError('NO_SUCH_SESSION', `there is no session ${sessionId}`);
  }

  hasSession(sessionId: string): boolean {
    return this.#sessions.has(sessionId);
  }

  find(sessionId: string): Live | undefined {
    return this.#sessions.get(sessionId);
  }

  numberTimer(): number {
    return this.#timers++;
  }

  route(sessionId: string, event: ScxmlEvent): string | undefined {
    try {
      this.#find(sessionId).accept(event);
      return undefined;
    } catch (error) {
      if (error instanceof ScxmlError) return error.message;
      throw error;
    }
  }

  cancel(sessionId: string): void {
    const live = this.#sessions.get(sessionId);
    if (live) this.turns.run(() => live.cancel());
  }

  inspect(sessionId: string): SessionView | undefined {
    return this.#sessions.get(sessionId)?.view() ?? this.#ended.view(sessionId);
  }

  list(): readonly string[] {
    return [...this.#sessions.keys()];
  }

  whenEnded(sessionId: string): Promise<SessionView> {
    const known = this.#sessions.has(sessionId);
    return this.#ended.wait(sessionId, known);
  }

  drain(): Promise<void> {
    return this.turns.drain();
  }

  watch(listener: TraceListener): () => void {
    const stop = this.#trace.add(listener);
    this.#setObservers();
    return () => {
      stop();
      this.#setObservers();
    };
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.turns.run(() => {
      for (const live of [...this.#sessions.values()]) live.cancel();
    });
    this.#closed = true;
    await this.watchdog?.close();
    const failures: unknown[] = [];
    for (const extension of this.registry.extensions) {
      try {
        await extension.close?.();
      } catch (error) {
        failures.push(error); // the others are closed all the same
      }
    }
    if (failures.length === 1) throw failures[0];
    if (failures.length > 1) throw new AggregateError(failures, 'extensions failed to close');
  }

  ended(live: Live): void {
    const session = this.#sessions.get(live.id);
    if (!session) return;
    this.#sessions.delete(live.id);
    this.turns.drop(live);
    this.#ended.add(session.view());
  }

  forget(live: Live): void {
    this.#sessions.delete(live.id);
    this.turns.drop(live);
  }

  #create(plan: Plan, options: OpenOptions, parent: Parent | undefined, kept?: KeptSession): LiveSession {
    if (this.#closed) throw new ScxmlError('HOST_CLOSED', 'the host is closed');
    if (this.#sessions.size >= this.#limits.sessions) {
      throw new ScxmlError('TOO_MANY_SESSIONS', `${this.#limits.sessions} sessions run already`);
    }
    const id = options.id ?? this.#options.newId();
    checkSessionId(id);
    if (this.#sessions.has(id)) throw new ScxmlError('DUPLICATE_SESSION', `session ${id} exists already`);
    const live = new LiveSession(plan, this, id, this.#options.newSeed(), options.data, parent, kept);
    this.#sessions.set(id, live);
    return live;
  }

  #setObservers(): void {
    for (const live of this.#sessions.values()) live.session.observer = this.tracer;
  }
}
