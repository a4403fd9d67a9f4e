/** One request at a time for each agent: two at once on the same agent race in the server. */
export class AgentQueues {
  /** The last one of each agent; never rejects. */
  readonly #last = new Map<string, Promise<void>>();

  run<T>(agent_number: string, task: () => Promise<T>): Promise<T> {
    const before = this.#last.get(agent_number) ?? Promise.resolve();
    const result = before.then(task);
    const done = result.then(
      () => {},
      () => {},
    );
    this.#last.set(agent_number, done);
    void done.then(() => {
      if (this.#last.get(agent_number) === done) this.#last.delete(agent_number);
    });
    return result;
  }
}
