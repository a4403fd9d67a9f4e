/**
 * A session that runs in memory: the engine's session with its inbox, timers and invoked services. It runs one macrostep when
 * told to and performs its effects; who tells it, and where events of other sessions go, is its owner's business.
 */
import { ScxmlError } from '../diagnostics/error.js';
import { cancelSession, interpret, macrostep, platformEvent } from '../engine/algorithm/interpret.js';
import { takeOver } from '../engine/resume.js';
import { Session, type SessionEnvironment } from '../engine/session.js';
import { decodeSession } from '../engine/snapshot.js';
import type { Time } from '../engine/time.js';
import { type DataValue, type Effect, ERROR_COMMUNICATION, ScxmlEvent as Event, type ScxmlEvent } from '../event.js';
import type { OpenOptions, SessionStatus, SessionView } from '../host/contract.js';
import type { Plan } from '../plan/plan.js';
import { checkName, deliver, sealedFields, takeWatched } from './arriving.js';
import { Inbox } from './inbox.js';
import type { KeptInbox, KeptSession } from './kept.js';
import type { Invoked, Live, Owner, Parent } from './live.js';
import { performEffects } from './perform.js';
import { SendTimers } from './timers.js';
import { viewOf } from './view.js';

export class LiveSession implements Live, SessionEnvironment {
  readonly session: Session;
  /** Macrosteps so far: part of the key of every effect. */
  sequence = 0;
  ending = false;
  result: DataValue;
  /** In a macrostep, or performing its effects: whoever is called by those must not start another one. */
  #busy = false;
  // what most sessions never need is made on first use: there may be a million of them
  #waiting: Inbox | undefined;
  #errors: ScxmlEvent[] | undefined;
  #timers: SendTimers | undefined;
  #invoked: Map<string, Invoked> | undefined;
  /** Under which the watchdog knows it. */
  readonly #number: number | undefined;
  #unfinished: Map<string, Effect> | undefined;
  #abort: AbortController | undefined;

  constructor(
    plan: Plan,
    readonly owner: Owner,
    id: string,
    seed: number,
    data: OpenOptions['data'],
    readonly parent: Parent | undefined,
    /** Where it goes on, of a snapshot. */
    kept?: KeptSession,
  ) {
    const state = kept && decodeSession(kept.session, plan);
    this.session = new Session(plan, {
      id,
      seed,
      microstepLimit: owner.microstepLimit,
      observer: owner.tracer,
      cache: owner.planCache(plan),
      environment: this,
      ...(data && { data }),
      snapshot: state?.data,
    });
    if (state) takeOver(this.session, state);
    if (kept) this.#takeOver(kept);
    this.#number = owner.watchdog?.add(id, plan.file);
  }

  get id(): string {
    return this.session.id;
  }

  get plan(): Plan {
    return this.session.plan;
  }

  get #inbox(): Inbox {
    this.#waiting ??= new Inbox();
    return this.#waiting;
  }

  get timers(): SendTimers {
    this.#timers ??= new SendTimers(this.owner.clock);
    return this.#timers;
  }

  get invoked(): Map<string, Invoked> {
    this.#invoked ??= new Map();
    return this.#invoked;
  }

  get unfinished(): Map<string, Effect> {
    this.#unfinished ??= new Map();
    return this.#unfinished;
  }

  get busy(): boolean {
    return this.#busy || this.owner.turns.current === this;
  }

  get kept(): KeptInbox {
    const { sequence, ending } = this;
    return { sequence, ending, inbox: this.#inbox.waiting, errors: this.#errors ?? [], applied: this.#inbox.ids };
  }

  #takeOver({ sequence, ending, inbox, errors, applied }: KeptInbox): void {
    this.sequence = sequence;
    this.ending = ending;
    for (const { event, id } of inbox) this.#inbox.add(event, id);
    if (errors.length > 0) this.#errors = [...errors];
    for (const id of applied) this.#inbox.remember(id);
  }

  get abort(): AbortController {
    if (this.#abort === undefined) {
      this.#abort = new AbortController();
      if (!this.session.running) this.#abort.abort();
    }
    return this.#abort;
  }

  get status(): SessionStatus {
    return this.session.ended ?? 'running';
  }

  get hasWork(): boolean {
    return this.session.running && (this.ending || this.#errors !== undefined || (this.#waiting !== undefined && this.#waiting.length > 0));
  }

  start(): void {
    this.owner.tracer?.write(this.id, {
      type: 'open',
      file: this.plan.file,
      name: this.plan.name,
      parent: this.parent?.live.id,
    });
    this.exclusively(interpret);
  }

  /** @throws ScxmlError `BAD_EVENT_NAME`, `BAD_DATA`, and what `Owner.deliver` throws */
  send(name: string, data?: DataValue): void {
    const { session } = this;
    if (name !== session.place.firstName) checkName(name, session);
    const event = new Event(name, 'external', data === undefined ? undefined : sealedFields(data));
    // the usual case, an event while nothing else goes on, does without the inbox
    if (session.ended !== undefined || !this.owner.turns.take(this, event)) deliver(this, event);
  }

  /** @throws ScxmlError `SESSION_ENDED`, `INBOX_FULL` */
  accept(event: ScxmlEvent, id?: string): void {
    if (this.session.ended !== undefined) throw new ScxmlError('SESSION_ENDED', `session ${this.id} has ended (${this.status})`);
    const { inboxLimit } = this.owner;
    if (id !== undefined && this.#inbox.knows(id)) return;
    if ((this.#waiting?.length ?? 0) >= inboxLimit) {
      throw new ScxmlError('INBOX_FULL', `session ${this.id} has ${inboxLimit} events waiting and takes no more`);
    }
    if (id !== undefined) this.#inbox.remember(id);
    if (this.owner.turns.take(this, event)) return;
    this.#inbox.add(event, id);
    this.owner.turns.wake(this);
  }

  /** An error that arose outside a macrostep; it goes before all waiting events, as internal events do. */
  fail(message: string, sendid?: string, fields?: Readonly<Record<string, DataValue>>): void {
    if (!this.session.running) return;
    const data = { message, reason: message, ...fields };
    const event = this.owner.registry.errorEvent(new Event(ERROR_COMMUNICATION, 'platform', { sendid, data }));
    this.owner.tracer?.write(this.id, { type: 'error', event });
    const errors = this.#errors ?? [];
    if (errors.length > this.owner.inboxLimit) {
      this.owner.tracer?.write(this.id, { type: 'note', message: `more than ${this.owner.inboxLimit} errors wait; this one is dropped` });
      return;
    }
    errors.push(event);
    this.#errors = errors;
    this.owner.turns.wake(this);
  }

  /** Applies the next event. @returns false when there was none */
  step(): boolean {
    if (!this.session.running) return false;
    if (this.ending) {
      this.exclusively(cancelSession);
      return true;
    }
    const error = this.#errors?.shift();
    if (this.#errors?.length === 0) this.#errors = undefined;
    if (error) {
      this.exclusively((session, now) => platformEvent(session, error, now));
    } else {
      const event = this.#waiting?.take();
      if (!event) return false;
      this.take(event);
    }
    return true;
  }

  /** Applies an event and performs what follows from it. */
  take(event: ScxmlEvent): void {
    if (this.#number === undefined) {
      const { session } = this;
      macrostep(session, event, this.owner.clock);
      this.sequence++;
      if (session.leftSomething) this.perform();
    } else takeWatched(this, event);
  }

  /** Ends it from outside: now, or as soon as the running macrostep is over. */
  cancel(): void {
    if (!this.session.running) return;
    if (this.busy) {
      this.ending = true;
      this.owner.turns.wake(this);
    } else {
      this.exclusively(cancelSession);
    }
  }

  /** The session has ended: nothing of it goes on. */
  finish(result: DataValue): void {
    this.result = result;
    this.#letGo();
    this.#waiting?.clear();
    this.#errors = undefined;
    this.owner.tracer?.write(this.id, { type: 'end', status: this.status, result, reason: this.session.endedFor });
    this.owner.ended(this);
    this.parent?.ended(this.status, result);
  }

  #letGo(): void {
    this.#timers?.cancelAll();
    this.#abort?.abort();
    if (this.#number !== undefined) this.owner.watchdog?.remove(this.#number);
  }

  abandon(): void {
    this.#letGo();
    this.owner.forget(this);
  }

  view(): SessionView {
    return viewOf(this, { waiting: this.#waiting?.length ?? 0, timers: this.#timers?.view() ?? [], invoked: this.#invoked });
  }

  // SessionEnvironment

  ioProcessors(): Readonly<Record<string, DataValue>> {
    return this.owner.registry.ioLocations(this.id);
  }
  global(name: string): DataValue {
    return this.owner.registry.global(name, this.session);
  }
  errorEvent(event: ScxmlEvent): ScxmlEvent {
    return this.owner.registry.errorEvent(event);
  }
  unreachable(session: Session, processor: string, target: string | undefined): string | undefined {
    return this.owner.registry.ioProcessors.get(processor)?.unreachable?.(target, {
      hasParent: this.parent !== undefined,
      hasSession: (id) => this.owner.hasSession(id),
      hasInvoked: (invokeid) => session.invocations.some((active) => active.invokeid === invokeid),
    });
  }

  /** Runs a macrostep and performs its effects. */
  exclusively(run: (session: Session, now: Time) => void): void {
    const before = this.#begin();
    try {
      run(this.session, this.owner.clock);
      this.sequence++;
      this.perform();
    } finally {
      this.#end(before);
    }
  }

  #begin(): number {
    this.#busy = true;
    return this.#number === undefined ? 0 : this.owner.watchdog!.begin(this.#number);
  }

  #end(before: number): void {
    this.#busy = false;
    if (this.#number !== undefined) this.owner.watchdog?.end(before);
  }

  /** Performs what the macrostep left, and tells where it led. */
  perform(): void {
    const { session } = this;
    if (session.observer !== undefined) this.#tellConfiguration();
    performEffects(this, session.takeEffects());
  }

  #tellConfiguration(): void {
    const { session, plan } = this;
    if (!session.running) return;
    this.owner.tracer?.write(this.id, { type: 'stable', configuration: [...session.configuration].map((i) => plan.states[i]!.id) });
  }
}
