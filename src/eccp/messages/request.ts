/** One row of the table of requests. */
import type { Body } from './body.js';
import type { ReceivedRecord, RecordBody, RecordOf, Shape } from './shape.js';

/**
 * The wire of which server: `rev5` is what the dialers of Issabel 4 and 5 have in common, `issabel5` the newest one with
 * app_agent_pool, ringing agents and attended transfers.
 */
export type Profile = 'rev5' | 'issabel5';

/**
 * What a server asks of who makes a request: nothing, a session, or a session and the agent's number and hash. With `agent`
 * those two are checked before everything else of the request, with `agent-itself` by the request in an order of its own.
 */
export type Authentication = 'none' | 'session' | 'agent' | 'agent-itself';

export interface RequestDescription<S extends Shape, T> {
  readonly authentication: Authentication;
  readonly arguments: RecordBody<S>;
  readonly answer: Body<T, unknown>;
  /** Missing: every server has it. */
  readonly only?: Profile | undefined;
}

export function request<S extends Shape, T>(
  authentication: Authentication,
  args: RecordBody<S>,
  answer: Body<T, unknown>,
  only?: Profile,
): RequestDescription<S, T> {
  return { authentication, arguments: args, answer, only };
}

/** What a client gives with a request. */
export type ArgumentsOf<D> = D extends RequestDescription<infer S, infer _> ? RecordOf<S> : never;
/** What a server got with a request: any of it may be missing, and plain values are the text they came as. */
export type ReceivedOf<D> = D extends RequestDescription<infer S, infer _> ? ReceivedRecord<S> : never;
export type AnswerOf<D> = D extends RequestDescription<infer _, infer T> ? T : never;
