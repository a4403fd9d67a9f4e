/** How often each thing that could go on for ever without external events may happen. */
const EACH = 3;

/**
 * Budgets, so that no chart goes on for ever without external events: what raises an event has one, and so has a transition
 * that is taken by no event, or by events that the platform raises.
 */
export class Budgets {
  #count = 0;

  /** A new budget: the condition that something is left, and the action that takes one. */
  next(): { readonly cond: string; readonly pay: string } {
    const location = `left[${this.#count++}]`;
    return { cond: `${location} &gt; 0`, pay: `<assign location="${location}" expr="${location} - 1"/>` };
  }

  /** The data element of all of them. */
  data(): string {
    return `<data id="left" expr="[${Array.from({ length: this.#count }, () => EACH).join(', ')}]"/>`;
  }
}
