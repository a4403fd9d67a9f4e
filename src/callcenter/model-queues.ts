/** Queues as the switch knows them, and which of them take calls from outside. */

/** How a queue chooses among agents who are free. */
export type Strategy =
  | 'ringall' // all at once, the first who answers
  | 'leastrecent' // whose last call ended first; who never had one comes first
  | 'fewestcalls'
  | 'random'
  | 'rrmemory' // in turn, after the one who was rung last
  | 'rrordered' // in turn, in the order of the configuration
  | 'linear' // always from the first member on
  | 'wrandom'; // random, in favour of members with a low penalty

export interface Queue {
  readonly number: string;
  readonly name: string;
  readonly strategy: Strategy;
  /** How long one agent is rung, ms. */
  readonly ringTimeout: number;
  /** Pause between two attempts to find an agent, ms. */
  readonly retry: number;
}

/** A queue that outside callers reach, with the text that agents read to them. */
export interface IncomingQueue {
  readonly id: number;
  readonly queue: string;
  readonly active: boolean;
  readonly script: string;
}
