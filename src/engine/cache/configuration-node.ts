import type { ScxmlEvent } from '../../event.js';
import type { EventClasses } from '../../plan/event-classes.js';
import type { BitSet } from '../bit-set.js';
import type { Place } from '../interpretation.js';
import { type Decision, NOTHING } from './decision.js';

/** A configuration that sessions of the plan have been in, with what is known about it. */
export class ConfigurationNode implements Place {
  quiet = false;
  #eventless: Decision | undefined;
  readonly #byClass: (Decision | undefined)[] = [];
  /** The event name that was asked for last: charts often wait for one event again and again. */
  lastName: string | undefined;
  #last: Decision | undefined;

  constructor(readonly configuration: BitSet) {}

  /** What happens without an event; undefined until it was learned. */
  get eventless(): Decision | undefined {
    return this.#eventless;
  }

  /** What happens for an event of that name; undefined until it was `learn`ed for its class. */
  on(name: string, classes: EventClasses): Decision | undefined {
    if (name === this.lastName) return this.#last;
    const decision = this.#byClass[classes.of(name)];
    this.lastName = name;
    this.#last = decision;
    return decision;
  }

  learn(event: ScxmlEvent | undefined, classes: EventClasses, decision: Decision): void {
    if (event === undefined) {
      this.#eventless = decision;
      this.quiet = decision === NOTHING;
      return;
    }
    const index = classes.of(event.name);
    while (this.#byClass.length <= index) this.#byClass.push(undefined);
    this.#byClass[index] = decision;
    this.lastName = undefined;
  }
}
