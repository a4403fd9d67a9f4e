/**
 * Timers in the order in which they are due. Those due at the same time stand in one line, in the order in which they were set;
 * the lines stand in a binary heap. A line that has become empty stays for a while, because most timers are cancelled and new ones
 * are set for the same times. Setting and cancelling one of many costs the same however many there are, mostly.
 */

/** So many empty lines may stay, and as many as there are others. */
const EMPTY_LINES = 1024;

/** All timers that are due at one time. */
class Line {
  first: HeapTimer | undefined = undefined;
  last: HeapTimer | undefined = undefined;

  constructor(readonly due: number) {}
}

export class HeapTimer {
  before: HeapTimer | undefined = undefined;
  after: HeapTimer | undefined = undefined;

  constructor(
    private readonly heap: TimerHeap,
    /** Undefined when it has run or was cancelled. */
    public line: Line | undefined,
    /** Milliseconds of the heap's owner. */
    readonly due: number,
    readonly callback: () => void,
  ) {}

  get left(): number {
    return Math.max(0, this.due - this.heap.now());
  }

  /** Nothing happens when it has run or was cancelled. */
  cancel(): void {
    this.heap.remove(this);
  }
}

export class TimerHeap {
  /** Each line comes before the two at twice its place plus one and two. */
  #lines: Line[] = [];
  #byDue = new Map<number, Line>();
  #emptyLines = 0;
  #count = 0;

  /**
   * @param now the time of the heap's owner
   * @param onEmpty called when the last timer was cancelled
   */
  constructor(
    readonly now: () => number,
    private readonly onEmpty: () => void = () => {},
  ) {}

  /** The next timer; undefined when there is none. */
  get first(): HeapTimer | undefined {
    const line = this.#lines[0];
    return line === undefined || line.first !== undefined ? line?.first : this.#afterEmptyLines();
  }

  #afterEmptyLines(): HeapTimer | undefined {
    while (this.#lines.length > 0 && this.#lines[0]!.first === undefined) {
      this.#dropFirstLine();
      this.#emptyLines--;
    }
    return this.#lines[0]?.first;
  }

  add(due: number, callback: () => void): HeapTimer {
    const line = this.#byDue.get(due) ?? this.#newLine(due);
    const timer = new HeapTimer(this, line, due, callback);
    const { last } = line;
    line.last = timer;
    if (last === undefined) {
      line.first = timer;
      this.#emptyLines--;
    } else {
      last.after = timer;
      timer.before = last;
    }
    this.#count++;
    return timer;
  }

  /** Takes the first timer out, and gives it when it is due. */
  takeDue(now: number): HeapTimer | undefined {
    const { first } = this;
    if (first === undefined || first.due > now) return undefined;
    this.#takeOut(first, first.line!);
    return first;
  }

  remove(timer: HeapTimer): void {
    const { line } = timer;
    if (line === undefined) return;
    this.#takeOut(timer, line);
    if (this.#emptyLines > EMPTY_LINES && this.#emptyLines > this.#lines.length >> 1) this.#dropEmptyLines();
    if (this.#count === 0) this.onEmpty();
  }

  #takeOut(timer: HeapTimer, line: Line): void {
    const { before, after } = timer;
    timer.line = timer.before = timer.after = undefined;
    if (before !== undefined) before.after = after;
    else line.first = after;
    if (after !== undefined) after.before = before;
    else line.last = before;
    if (line.first === undefined) this.#emptyLines++;
    this.#count--;
  }

  #dropEmptyLines(): void {
    const kept = this.#lines.filter(({ first }) => first !== undefined);
    this.#lines = [];
    this.#byDue = new Map();
    this.#emptyLines = 0;
    for (const line of kept) this.#place(line);
  }

  /** An empty one. */
  #newLine(due: number): Line {
    const line = new Line(due);
    this.#emptyLines++;
    this.#place(line);
    return line;
  }

  #place(line: Line): void {
    const lines = this.#lines;
    this.#byDue.set(line.due, line);
    let at = lines.length;
    lines.push(line);
    while (at > 0) {
      const parentAt = (at - 1) >> 1;
      const parent = lines[parentAt]!;
      if (line.due >= parent.due) break;
      lines[at] = parent;
      at = parentAt;
    }
    lines[at] = line;
  }

  /** The last line takes its place, and sinks to where it belongs. */
  #dropFirstLine(): void {
    const lines = this.#lines;
    this.#byDue.delete(lines[0]!.due);
    const line = lines.pop()!;
    if (lines.length === 0) return;
    let at = 0;
    for (let child = 1; child < lines.length; child = 2 * at + 1) {
      if (child + 1 < lines.length && lines[child + 1]!.due < lines[child]!.due) child++;
      if (lines[child]!.due >= line.due) break;
      lines[at] = lines[child]!;
      at = child;
    }
    lines[at] = line;
  }
}
