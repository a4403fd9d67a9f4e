/** What running code is made of: closures over frames. */

/** Marks a slot of a variable that was never declared. Never seen by the guest. */
export const UNDECLARED = Object.freeze(Object.create(null) as object);
/** Marks a slot of a `let`, `const` or class whose declaration was not reached. Never seen by the guest. */
export const TDZ = Object.freeze(Object.create(null) as object);
/** What a broken optional chain gives up to its end. Never seen by the guest. */
export const BROKEN_CHAIN = Object.freeze(Object.create(null) as object);

const NO_SLOTS: unknown[] = [];

/** Most functions have few variables; literals are made quicker than arrays are filled. */
function emptySlots(count: number): unknown[] {
  switch (count) {
    case 0:
      return NO_SLOTS;
    case 1:
      return [undefined];
    case 2:
      return [undefined, undefined];
    case 3:
      return [undefined, undefined, undefined];
    default:
      return new Array<unknown>(count).fill(undefined);
  }
}

/** Local variables of one call, or of one turn of a loop whose variables are captured. */
export class Frame {
  slots: unknown[];

  constructor(
    public parent: Frame | undefined,
    slotCount: number,
    /** `this`; `TDZ` in a derived constructor before `super()`. */
    public thisValue: unknown,
    /** The function that runs, for `super` and field initialisers. */
    public callee: object | undefined,
    public newTarget: object | undefined,
  ) {
    this.slots = emptySlots(slotCount);
  }

  /** Brings back what a snapshot kept. */
  restore(
    parent: Frame | undefined,
    slots: unknown[],
    thisValue: unknown,
    callee: object | undefined,
    newTarget: object | undefined,
  ): void {
    this.parent = parent;
    this.slots = slots;
    this.thisValue = thisValue;
    this.callee = callee;
    this.newTarget = newTarget;
  }
}

/** Frame of code outside functions that has no local variables: there is nothing to allocate. */
export const OUTERMOST = new Frame(undefined, 0, undefined, undefined, undefined);

/** A compiled expression. */
export type Op = (frame: Frame) => unknown;
/** A compiled assignment target. */
export type Store = (frame: Frame, value: unknown) => void;

/** How a statement ended. The value of `return` and the label of `break` and `continue` are in `machine`. */
export const NORMAL = 0;
export const BREAK = 1;
export const CONTINUE = 2;
export const RETURN = 3;
export type Completion = typeof NORMAL | typeof BREAK | typeof CONTINUE | typeof RETURN;

/** A compiled statement. */
export type Step = (frame: Frame) => Completion;
