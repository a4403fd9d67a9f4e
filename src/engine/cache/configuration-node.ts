import type { ScxmlEvent } from '../../event.js';
import type { EventClasses } from '../../plan/event-classes.js';
import type { BitSet } from '../bit-set.js';
import type { Place } from '../interpretation.js';
import { type Decision, NOTHING } from './decision.js';
import { RecentDecisions } from './recent-decisions.js';

/** After so many lookups by class the names are too many to be remembered one by one. */
const MOST_LOOK_UPS = 256;

/** A configuration that sessions of the plan have been in, with what is known about it. */
export class ConfigurationNode implements Place {
  quiet = false;
  #eventless: Decision | undefined;
  readonly #byClass: (Decision | undefined)[] = [];
  /** The event name that was asked for first: charts often wait for one event again and again. */
  firstName: string | undefined = undefined;
  #first: Decision | undefined;
  /** The others that were asked for last: made when there is another one, given up when there are too many. */
  #recent: RecentDecisions | undefined;
  #lookUps = 0;

  constructor(
    readonly configuration: BitSet,
    private readonly classes: EventClasses,
  ) {}

  /** What happens without an event; undefined until it was learned. */
  get eventless(): Decision | undefined {
    return this.#eventless;
  }

  /** Whether it is known, without looking for the class of the name, what happens for an event of that name. */
  remembers(name: string): boolean {
    return name === this.firstName || this.#recent?.of(name) !== undefined;
  }

  /** What happens for an event of that name; undefined until it was `learn`ed for its class. */
  on(name: string): Decision | undefined {
    return name === this.firstName ? this.#first : this.onOther(name);
  }

  private onOther(name: string): Decision | undefined {
    return this.#recent?.of(name) ?? this.#lookUp(name);
  }

  #lookUp(name: string): Decision | undefined {
    const decision = this.#byClass[this.classes.of(name)];
    if (decision === undefined) return undefined;
    if (this.firstName === undefined) {
      this.firstName = name;
      this.#first = decision;
    } else if (this.#lookUps <= MOST_LOOK_UPS) {
      this.#recent = ++this.#lookUps > MOST_LOOK_UPS ? undefined : (this.#recent ?? new RecentDecisions());
      this.#recent?.remember(name, decision);
    }
    return decision;
  }

  learn(event: ScxmlEvent | undefined, decision: Decision): void {
    if (event === undefined) {
      this.#eventless = decision;
      this.quiet = decision === NOTHING;
      return;
    }
    const index = this.classes.of(event.name);
    while (this.#byClass.length <= index) this.#byClass.push(undefined);
    this.#byClass[index] = decision;
  }
}
