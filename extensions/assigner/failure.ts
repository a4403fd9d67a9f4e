/** What goes wrong when an agent is asked for: every failure has one of four values of `error`. */

/**
 * `noagent`: nobody can be assigned now. `invalidresource`: the channel cannot be meant. `servererror`: the assigner could
 * not do its work. `unknown`: a value has the wrong type, and everything else.
 */
export type AssignerError = 'noagent' | 'invalidresource' | 'servererror' | 'unknown';

/** Why no agent was assigned, as `error.assigner.getAgent` tells it. */
export class AssignmentFailure extends Error {
  override readonly name = 'AssignmentFailure';
  constructor(
    readonly error: AssignerError,
    readonly description: string,
    options?: ErrorOptions,
  ) {
    super(description, options);
  }
}

/** Anything that was thrown, as a failure; what is none already counts as `servererror`: the caller did nothing wrong. */
export function toFailure(error: unknown): AssignmentFailure {
  if (error instanceof AssignmentFailure) return error;
  return new AssignmentFailure('servererror', `the agent assigner failed: ${messageOf(error)}`, { cause: error });
}

/** The message of an error with that of its cause, where the reason of a failed connection stands. */
export function messageOf(error: unknown): string {
  if (!hasMessage(error)) return String(error);
  const { cause } = error;
  return hasMessage(cause) && cause.message !== '' ? `${error.message} (${cause.message})` : error.message;
}

/** By shape: errors of Node may come from another realm. */
function hasMessage(error: unknown): error is { readonly message: string; readonly cause?: unknown } {
  return typeof error === 'object' && error !== null && 'message' in error && typeof error.message === 'string';
}
