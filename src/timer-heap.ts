/**
 * Timers in the order in which they are due. Those due at the same time stand in one line, in the order in which they were set;
 * the lines stand in a binary heap. Setting and cancelling one of many costs the same however many there are, mostly.
 */

/** All timers that are due at one time. */
class Line {
  /** Index in the heap. */
  place = -1;
  first: HeapTimer | undefined;
  last: HeapTimer | undefined;

  constructor(readonly due: number) {}
}

export class HeapTimer {
  before: HeapTimer | undefined;
  after: HeapTimer | undefined;

  constructor(
    private readonly heap: TimerHeap,
    /** Undefined when it has run or was cancelled. */
    public line: Line | undefined,
    /** Milliseconds of the heap's owner. */
    readonly due: number,
    readonly callback: () => void,
  ) {}

  /** Nothing happens when it has run or was cancelled. */
  cancel(): void {
    this.heap.remove(this);
  }
}

export class TimerHeap {
  /** Each line comes before the two at twice its place plus one and two. */
  readonly #lines: Line[] = [];
  readonly #byDue = new Map<number, Line>();

  /** @param onEmpty called when the last timer was cancelled */
  constructor(private readonly onEmpty: () => void = () => {}) {}

  /** The next timer; undefined when there is none. */
  get first(): HeapTimer | undefined {
    return this.#lines[0]?.first;
  }

  add(due: number, callback: () => void): HeapTimer {
    const line = this.#byDue.get(due) ?? this.#newLine(due);
    const timer = new HeapTimer(this, line, due, callback);
    timer.before = line.last;
    if (line.last) line.last.after = timer;
    else line.first = timer;
    line.last = timer;
    return timer;
  }

  /** Takes the first timer out, and gives it when it is due. */
  takeDue(now: number): HeapTimer | undefined {
    const { first } = this;
    if (first === undefined || first.due > now) return undefined;
    this.#takeOut(first);
    return first;
  }

  remove(timer: HeapTimer): void {
    if (timer.line === undefined) return;
    this.#takeOut(timer);
    if (this.#lines.length === 0) this.onEmpty();
  }

  #takeOut(timer: HeapTimer): void {
    const { line, before, after } = timer;
    if (line === undefined) return;
    if (before) before.after = after;
    else line.first = after;
    if (after) after.before = before;
    else line.last = before;
    timer.line = timer.before = timer.after = undefined;
    if (line.first === undefined) this.#dropLine(line);
  }

  #newLine(due: number): Line {
    const line = new Line(due);
    this.#byDue.set(due, line);
    this.#rise(line, this.#lines.length);
    return line;
  }

  /** The last line takes its place, and goes from there to where it belongs. */
  #dropLine(line: Line): void {
    this.#byDue.delete(line.due);
    const { place } = line;
    const last = this.#lines.pop();
    if (last === undefined || last === line) return;
    const parent = this.#lines[(place - 1) >> 1];
    if (place > 0 && parent !== undefined && last.due < parent.due) this.#rise(last, place);
    else this.#sink(last, place);
  }

  #rise(line: Line, from: number): void {
    let at = from;
    while (at > 0) {
      const parentAt = (at - 1) >> 1;
      const parent = this.#lines[parentAt]!;
      if (line.due >= parent.due) break;
      this.#put(parent, at);
      at = parentAt;
    }
    this.#put(line, at);
  }

  #sink(line: Line, from: number): void {
    const lines = this.#lines;
    let at = from;
    for (let child = 2 * at + 1; child < lines.length; child = 2 * at + 1) {
      if (child + 1 < lines.length && lines[child + 1]!.due < lines[child]!.due) child++;
      if (lines[child]!.due >= line.due) break;
      this.#put(lines[child]!, at);
      at = child;
    }
    this.#put(line, at);
  }

  #put(line: Line, place: number): void {
    this.#lines[place] = line;
    line.place = place;
  }
}
