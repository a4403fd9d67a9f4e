/** The data of one session. */
import { type DataValue, type EventType, ScxmlEvent } from '../../../event.js';
import { DataModelError, type DataSession, type DataStore } from '../../contract.js';
import { machine, type RunningSession } from '../machine.js';
import { get } from '../operations/read.js';
import { writeSnapshot } from '../snapshot/snapshot.js';
import type { EcmascriptState } from '../snapshot/state.js';
import type { TimeZone } from '../time-zone.js';
import { Overlay, restoreChange } from '../values/overlay.js';
import { translate } from './errors.js';
import { eventMember, eventObject, keptEvent, quickMember } from './event.js';
import { exportValue } from './export.js';
import { GlobalObject } from './global-object.js';
import { importFrozen, importValue } from './import.js';
import { inspectStore } from './inspect.js';
import { liveSize } from './live-size.js';
import { nextSeed, randomOf } from './random.js';
import type { Rare } from './rare.js';
import type { SharedByDocument } from './shared-by-document.js';

export class EcmascriptStore implements DataStore, RunningSession {
  slots: unknown[];
  #event: ScxmlEvent | undefined = undefined;
  /** `_event` as an object of the guest, once somebody looked at it. */
  #eventObject: object | undefined = undefined;
  #seed: number;
  #rare: Rare | undefined = undefined;
  /** What the session changed about built-ins. */
  #overlay: Overlay | undefined = undefined;
  /** Whether another session took its place since its budgets were filled: some of them may be used up. */
  private left = false;
  #fuel: number;
  #memory: number;
  /** Bytes allocated since the live size was last measured. */
  #allocated = 0;
  /** Whether a budget ran out in this macrostep and was filled again, which happens once. */
  #refilled = false;

  constructor(
    readonly shared: SharedByDocument,
    readonly session: DataSession,
  ) {
    this.slots = shared.names.initial.slice();
    this.#seed = session.seed >>> 0;
    this.#fuel = shared.limits.fuel;
    this.#memory = shared.limits.memory;
  }

  /** Makes this session's numbers the current ones. Every evaluation starts with it, so the usual case is one comparison. */
  enter(): void {
    if (machine.session !== this) this.#takeOver();
  }

  #takeOver(): void {
    const { limits } = this.shared;
    if (machine.session instanceof EcmascriptStore) machine.session.#leave();
    machine.session = this;
    machine.limits = limits;
    machine.fuel = this.#fuel;
    machine.memory = this.#memory;
    machine.depth = limits.depth;
    machine.slots = this.slots;
    machine.overlay = this.#overlay;
    machine.globalObject = this.#rare?.globalObject?.object;
    this.#overlay?.apply();
    this.grow();
  }

  #leave(): void {
    this.#overlay?.takeBack();
    this.left = true;
    this.#fuel = machine.fuel;
    this.#memory = machine.memory;
  }

  grow(): void {
    const { initial } = this.shared.names;
    if (this.slots.length === initial.length) return;
    for (let slot = this.slots.length; slot < initial.length; slot++) this.slots.push(initial[slot]);
    this.#rare?.globalObject?.show(this.slots);
  }

  begin(): void {
    this.#refilled = false;
    const now = machine;
    if (now.session === this) {
      now.fuel = now.limits.fuel;
      now.memory = now.limits.memory;
    } else if (this.left) this.refill();
  }

  /** Fills the budgets of a session that may not be the current one. */
  private refill(): void {
    const { fuel, memory } = this.shared.limits;
    if (machine.session === this) {
      machine.fuel = fuel;
      machine.memory = memory;
    } else {
      this.left = false;
      this.#fuel = fuel;
      this.#memory = memory;
    }
  }

  end(): DataModelError | undefined {
    const now = machine;
    if (now.session === this ? now.memory === now.limits.memory : !this.left) return undefined;
    return this.settle();
  }

  /** Accounts for what was allocated. */
  private settle(): DataModelError | undefined {
    const { memory } = this.shared.limits;
    const left = machine.session === this ? machine.memory : this.#memory;
    return left === memory ? undefined : this.#account(memory - Math.max(0, left));
  }

  /** Measures the data when enough was allocated that they may have become too large. */
  #account(bytes: number): DataModelError | undefined {
    const { limits } = this.shared;
    this.#allocated += bytes;
    if (this.#allocated <= limits.quota / 4) return undefined;
    this.#allocated = 0;
    this.enter();
    const size = liveSize(this.#roots(), limits.quota);
    return size > limits.quota ? new DataModelError('quota', `the data of the session exceeds ${limits.quota} bytes`) : undefined;
  }

  #roots(): unknown[] {
    const { symbols, globals } = this.#rare ?? {};
    const changes = this.#overlay?.kept() ?? [];
    return [
      ...this.slots,
      this.#eventObject,
      this.#rare?.globalObject?.object,
      ...changes.map(({ property }) => property?.value),
      ...(symbols?.values() ?? []),
      ...(globals?.values() ?? []),
    ];
  }

  /** An error of an evaluation as the engine sees it. After the first exhausted budget of a macrostep it may go on once. */
  fail(error: unknown, entry = machine.position): DataModelError {
    const translated = translate(error, this.shared.units, entry);
    machine.depth = this.shared.limits.depth; // calls that were left by the error
    if ((translated.kind === 'fuel' || translated.kind === 'memory') && !this.#refilled) {
      this.#allocated += this.shared.limits.memory - Math.max(0, machine.memory);
      this.#refilled = true;
      this.refill();
      machine.memory--; // so that the data are measured at the end
    }
    return translated;
  }

  setEvent(event: ScxmlEvent | undefined): void {
    this.#event = event;
    this.#eventObject = undefined;
  }

  import(value: DataValue): unknown {
    machine.position = 0; // what fails has no place in an expression
    return this.#guarded(() => importValue(value));
  }

  export(value: unknown): DataValue {
    if (typeof value !== 'object' && typeof value !== 'symbol') return value as DataValue;
    return this.#guarded(() => exportValue(value));
  }

  #guarded<T>(work: () => T): T {
    this.enter();
    try {
      return work();
    } catch (error) {
      throw this.fail(error);
    }
  }

  inspect(): Readonly<Record<string, DataValue>> {
    this.enter();
    return inspectStore(this.shared.names, this.slots);
  }

  snapshot(): string {
    this.enter();
    const { units, names } = this.shared;
    const { symbols, globals } = this.#rare ?? {};
    const state: EcmascriptState = {
      seed: this.#seed,
      allocated: this.#allocated,
      globals: names.changed(this.slots),
      event: keptEvent(this.#event, () => this.event()),
      extensions: globals ?? new Map<string, unknown>(),
      registry: symbols ?? new Map<string, symbol>(),
      changes: this.#overlay?.kept() ?? [],
      globalObject: this.#rare?.globalObject?.object,
    };
    return writeSnapshot(state, units.hash(units.count), units.count);
  }

  /** Takes over what a snapshot kept. */
  restore(state: EcmascriptState): void {
    this.enter();
    this.#seed = state.seed >>> 0;
    this.#allocated = state.allocated;
    for (const [name, value] of state.globals) this.slots[this.shared.names.slotFor(name, value)] = value;
    for (const change of state.changes) restoreChange(this.overlay(), change);
    if (state.event) {
      this.#event = new ScxmlEvent(state.event.name, state.event.type as EventType);
      this.#eventObject = state.event.object;
    }
    if (state.extensions.size > 0) this.#rarely().globals = new Map(state.extensions);
    if (state.registry.size > 0) this.#rarely().symbols = new Map(state.registry);
  }

  // what built-ins and generated code ask

  random(): number {
    this.#seed = nextSeed(this.#seed);
    return randomOf(this.#seed);
  }

  get symbols(): Map<string, symbol> {
    const rare = this.#rarely();
    rare.symbols ??= new Map();
    return rare.symbols;
  }

  #rarely(): Rare {
    this.#rare ??= {};
    return this.#rare;
  }

  overlay(): Overlay {
    this.#overlay ??= new Overlay();
    machine.overlay = this.#overlay;
    return this.#overlay;
  }

  event(): unknown {
    if (this.#event === undefined) return undefined;
    this.#eventObject ??= eventObject(this.#event);
    return this.#eventObject;
  }

  eventField(field: 'name' | 'data'): unknown {
    if (field === 'name' && this.#event !== undefined) return this.#event.name;
    return get(this.event(), field);
  }

  /** `_event.data[key]` when it can be had without copying the data; perhaps a getter's record. */
  quickEventMember(key: string): unknown {
    if (this.#eventObject === undefined) return this.#event && eventMember(this.#event.data, key);
    this.enter();
    return quickMember(quickMember(this.#eventObject, 'data'), key);
  }

  eventDataMember(key: string): unknown {
    const found = this.#eventObject === undefined ? this.#event && eventMember(this.#event.data, key) : undefined;
    return found === undefined ? get(get(this.event(), 'data'), key) : found;
  }

  ioProcessors(): object {
    const rare = this.#rarely();
    rare.ioProcessors ??= importFrozen(this.session.ioProcessors()) as object;
    return rare.ioProcessors;
  }

  platformVariables(): object {
    const rare = this.#rarely();
    rare.platformVariables ??= importFrozen({}) as object;
    return rare.platformVariables;
  }

  get zone(): TimeZone {
    return this.shared.zone;
  }

  globalObject(): object {
    const rare = this.#rarely();
    if (rare.globalObject === undefined) {
      rare.globalObject = new GlobalObject(this.shared.names);
      rare.globalObject.show(this.slots);
      machine.globalObject = rare.globalObject.object;
    }
    return rare.globalObject.object;
  }

  isDeletable(slot: number): boolean {
    return this.shared.names.kinds[slot] === 'used';
  }

  extensionGlobal(name: string): unknown {
    const rare = this.#rarely();
    rare.globals ??= new Map();
    if (!rare.globals.has(name)) rare.globals.set(name, importFrozen(this.session.global(name)));
    return rare.globals.get(name);
  }
}
