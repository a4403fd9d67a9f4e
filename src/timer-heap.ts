/** Timers in the order in which they are due: a binary heap in which each timer knows its place. */

export class HeapTimer {
  /** Index in the heap; -1 when it has run or was cancelled. */
  place = -1;

  constructor(
    private readonly heap: TimerHeap,
    /** Milliseconds of the heap's owner. */
    readonly due: number,
    /** Which of those due at the same time was set first. */
    readonly order: number,
    readonly callback: () => void,
  ) {}

  /** Nothing happens when it has run or was cancelled. */
  cancel(): void {
    this.heap.remove(this);
  }
}

export class TimerHeap {
  /** Each timer comes before the two at twice its place plus one and two. */
  readonly #timers: HeapTimer[] = [];
  #order = 0;

  /** @param onEmpty called when the last timer was cancelled */
  constructor(private readonly onEmpty: () => void = () => {}) {}

  /** The next timer; undefined when there is none. */
  get first(): HeapTimer | undefined {
    return this.#timers[0];
  }

  add(due: number, callback: () => void): HeapTimer {
    const timer = new HeapTimer(this, due, this.#order++, callback);
    this.#rise(timer, this.#timers.length);
    return timer;
  }

  /** Takes the first timer out, and gives it when it is due. */
  takeDue(now: number): HeapTimer | undefined {
    const first = this.#timers[0];
    if (first === undefined || first.due > now) return undefined;
    this.#takeOut(first);
    return first;
  }

  remove(timer: HeapTimer): void {
    if (timer.place < 0) return;
    this.#takeOut(timer);
    if (this.#timers.length === 0) this.onEmpty();
  }

  /** The last timer takes its place, and goes from there to where it belongs. */
  #takeOut(timer: HeapTimer): void {
    const { place } = timer;
    timer.place = -1;
    const last = this.#timers.pop();
    if (last === undefined || last === timer) return;
    const parent = this.#timers[(place - 1) >> 1];
    if (place > 0 && parent !== undefined && comesBefore(last, parent)) this.#rise(last, place);
    else this.#sink(last, place);
  }

  #rise(timer: HeapTimer, from: number): void {
    let at = from;
    while (at > 0) {
      const parentAt = (at - 1) >> 1;
      const parent = this.#timers[parentAt]!;
      if (!comesBefore(timer, parent)) break;
      this.#put(parent, at);
      at = parentAt;
    }
    this.#put(timer, at);
  }

  #sink(timer: HeapTimer, from: number): void {
    const timers = this.#timers;
    let at = from;
    for (let child = 2 * at + 1; child < timers.length; child = 2 * at + 1) {
      if (child + 1 < timers.length && comesBefore(timers[child + 1]!, timers[child]!)) child++;
      if (!comesBefore(timers[child]!, timer)) break;
      this.#put(timers[child]!, at);
      at = child;
    }
    this.#put(timer, at);
  }

  #put(timer: HeapTimer, place: number): void {
    this.#timers[place] = timer;
    timer.place = place;
  }
}

function comesBefore(a: HeapTimer, b: HeapTimer): boolean {
  return a.due < b.due || (a.due === b.due && a.order < b.order);
}
