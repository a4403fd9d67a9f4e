/** The one table of what goes wrong: each failure of an action has one of three values of `error`. */
import { type RequestName, textOf } from 'statewire/telephony';

export type AgentError = 'unknown' | 'invalidresource' | 'servererror';

/** Why an action failed, as its event `error.agent.<action>` tells it. */
export class ActionFailure extends Error {
  override readonly name = 'ActionFailure';
  constructor(
    readonly error: AgentError,
    readonly description: string,
  ) {
    super(description);
  }
}

/** The DN, the switch or the agent is not known, ambiguous, or in a state in which it cannot do that. */
const INVALID_RESOURCE: ReadonlySet<number> = new Set([
  41, 42, 43, 53, 56, 59, 123, 182, 183, 185, 186, 187, 190, 191, 192, 506, 1141, 9996,
]);
/** No connection, no answer in time, not supported, no licence: trying later or elsewhere may help. */
const SERVER_ERROR: ReadonlySet<number> = new Set([40, 51, 52, 54, 55, 57, 58, 109]);

/** The `error` of a T-Library code; what is in neither list is `unknown`. */
export function agentError(code: number): AgentError {
  if (INVALID_RESOURCE.has(code)) return 'invalidresource';
  return SERVER_ERROR.has(code) ? 'servererror' : 'unknown';
}

/** What an adapter's rejection means for the chart; the description is the code with T-Library's text. */
export function toFailure(error: unknown): ActionFailure {
  if (error instanceof ActionFailure) return error;
  const code = telephonyCode(error);
  return new ActionFailure(code === undefined ? 'unknown' : agentError(code), textOf(error));
}

/** Logging out an agent who is logged out leaves things as the chart wants them. */
export function isDoneAlready(request: RequestName, error: unknown): boolean {
  return request === 'RequestAgentLogout' && telephonyCode(error) === 43;
}

/** By shape, so that an adapter may come with a copy of this package of its own. */
function telephonyCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || error.name !== 'TelephonyError' || !('code' in error)) return undefined;
  return typeof error.code === 'number' ? error.code : undefined;
}
