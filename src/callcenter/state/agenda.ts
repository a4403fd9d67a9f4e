/** Tasks by time. They are data, and the clock only says when; what a task does stands elsewhere. */
import type { Clock, Timer } from '../../clock.js';
import type { Task } from './task.js';

interface Planned {
  readonly due: number;
  readonly task: Task;
  timer?: Timer;
}

export class Agenda {
  readonly #planned = new Set<Planned>();
  #perform: (task: Task) => void = () => {};
  #closed = false;

  constructor(private readonly clock: Clock) {}

  /** Says what tasks do, before the first of them is due. */
  begin(perform: (task: Task) => void): void {
    this.#perform = perform;
  }

  /** @param delay ms from now */
  plan(delay: number, task: Task): void {
    this.planAt(this.clock.now() + delay, task);
  }

  /** @param due ms since 1970; one in the past is made up for at once */
  planAt(due: number, task: Task): void {
    if (this.#closed) return;
    const planned: Planned = { due, task };
    this.#planned.add(planned);
    planned.timer = this.clock.after(Math.max(0, due - this.clock.now()), () => {
      this.#planned.delete(planned);
      this.#perform(task);
    });
  }

  /** What is still to come, the earliest first; those due together in the order they were planned in. */
  tasks(): readonly { readonly due: number; readonly task: Task }[] {
    return [...this.#planned].sort((a, b) => a.due - b.due).map(({ due, task }) => ({ due, task }));
  }

  close(): void {
    this.#closed = true;
    for (const { timer } of this.#planned) timer?.cancel();
  }
}
