/** `statewire/agent`: the Agent extension of Orchestration Server on any telephony adapter. */
import { type Extension, ScxmlError } from 'statewire';
import type { TelephonyAdapter } from 'statewire/telephony';
import { logout, setdnd, setmediastate } from './actions.js';
import { genesys, type ServerInfo } from './genesys.js';
import { type LateError, LateErrors } from './late-errors.js';
import { AgentPerformer } from './perform.js';
import type { AnyAgentEffect } from './requests.js';

export type { LogoutEffect, SetDNDEffect, SetMediaStateEffect } from './actions.js';
export { type AgentError, agentError } from './failure.js';
export type { ServerInfo } from './genesys.js';
export type { LateError } from './late-errors.js';

/** Both spellings are in use: the manual's, and the one of Composer's project files. */
export const AGENT_NAMESPACES = ['www.genesyslab.com/modules/agent', 'http://www.genesyslab.com/modules/agent'] as const;

export interface AgentOptions {
  /** The way to the T-Server. Its owner opens and closes it; the extension only uses it. */
  readonly adapter: TelephonyAdapter;
  /** How long a request may take until it is accepted, in ms on the session's clock; default 10,000. */
  readonly timeout?: number;
  /** Told each refusal by the switch that came after its action was done. */
  readonly onLateError?: (late: LateError) => void;
  /** For `_genesys.session.server`. */
  readonly server?: ServerInfo;
  /** For `_genesys.session.tenant`; default `Environment`. */
  readonly tenant?: string;
}

const TIMEOUT = 10_000;

/**
 * The Agent extension: actions `logout`, `setmediastate` and `setdnd`, and the variable `_genesys`.
 * Each action ends in exactly one event: `agent.<action>.done` or `error.agent.<action>`.
 * @throws ScxmlError `BAD_OPTION` without an adapter, or for a timeout that is no time
 */
export function agent(options: AgentOptions): Extension {
  const { adapter, timeout = TIMEOUT, onLateError = () => {}, server, tenant } = options;
  if (typeof adapter?.request !== 'function') throw new ScxmlError('BAD_OPTION', 'agent() needs an adapter');
  if (!(Number.isFinite(timeout) && timeout > 0)) throw new ScxmlError('BAD_OPTION', `timeout must be milliseconds, not ${timeout}`);
  const lateErrors = new LateErrors(adapter, onLateError);
  const performer = new AgentPerformer(adapter, timeout, lateErrors);
  const perform = (effect: AnyAgentEffect, context: Parameters<AgentPerformer['perform']>[1]): Promise<void> =>
    performer.perform(effect, context);
  return {
    name: 'agent',
    namespaces: AGENT_NAMESPACES,
    actions: [logout, setmediastate, setdnd],
    globals: { _genesys: genesys(server, tenant) },
    perform: { 'agent.logout': perform, 'agent.setmediastate': perform, 'agent.setdnd': perform },
    close: () => lateErrors.stop(),
  };
}
