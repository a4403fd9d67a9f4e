import type { PlanState } from './plan.js';

/** Most event names whose class is remembered; others are looked up by their prefixes each time. */
const REMEMBERED_NAMES = 1024;
/** After so many others the names are forgotten, so that those of now are remembered instead. */
const OTHERS = 8 * REMEMBERED_NAMES;

/**
 * Classes of event names: names of one class match the same descriptors. The longest descriptor that matches a name decides
 * it, because all others that match are prefixes of that one (SCXML 3.12.1). So a document has at most one class more than it
 * has descriptors, however many event names there are.
 */
export class EventClasses {
  readonly #byDescriptor = new Map<string, number>();
  readonly #byName = new Map<string, number>();
  #others = 0;
  /** The name that was asked for last and its class, undefined when that has to be looked up: most are asked for twice in a row. */
  #asked = '';
  #found: number | undefined;

  constructor(states: readonly PlanState[]) {
    for (const { transitions } of states) {
      for (const { descriptors = [] } of transitions) for (const descriptor of descriptors) this.#add(descriptor);
    }
  }

  #add(descriptor: string): void {
    if (descriptor !== '*' && !this.#byDescriptor.has(descriptor)) this.#byDescriptor.set(descriptor, this.#byDescriptor.size + 1);
  }

  /** Whether the class of that name is remembered. */
  knows(name: string): boolean {
    this.#asked = name;
    this.#found = this.#byName.get(name);
    return this.#found !== undefined;
  }

  /** The number of the name's class: 0 for names that no descriptor but `*` matches. */
  of(name: string): number {
    return (name === this.#asked ? this.#found : this.#byName.get(name)) ?? this.#lookUp(name);
  }

  #lookUp(name: string): number {
    let found = this.#byDescriptor.get(name);
    for (let end = name.lastIndexOf('.'); found === undefined && end > 0; end = name.lastIndexOf('.', end - 1)) {
      found = this.#byDescriptor.get(name.slice(0, end));
    }
    const known = found ?? 0;
    this.#asked = name;
    this.#found = known;
    if (this.#byName.size < REMEMBERED_NAMES) this.#byName.set(name, known);
    else if (++this.#others > OTHERS) {
      this.#byName.clear();
      this.#others = 0;
    }
    return known;
  }
}
