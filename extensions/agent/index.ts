/** `statewire/agent`: the Agent extension of Orchestration Server on any telephony adapter. */
import { type Extension, type PerformContext, ScxmlError } from 'statewire';
import type { TelephonyAdapter } from 'statewire/telephony';
import { login, logout, setdnd, setmediastate } from './actions.js';
import { Confirmations } from './confirmations.js';
import { draftErrorEvent } from './draft-errors.js';
import { genesys, type ServerInfo } from './genesys.js';
import { type LateError, LateErrors } from './late-errors.js';
import { AgentPerformer } from './perform.js';
import type { AnyAgentEffect } from './requests.js';

export { LOGIN_NAMESPACE, type LoginEffect, type LogoutEffect, type SetDNDEffect, type SetMediaStateEffect } from './actions.js';
export { type AgentError, agentError } from './failure.js';
export type { ServerInfo } from './genesys.js';
export type { LateError } from './late-errors.js';

/** Both spellings are in use: the manual's, and the one of Composer's project files. */
export const AGENT_NAMESPACES = ['www.genesyslab.com/modules/agent', 'http://www.genesyslab.com/modules/agent'] as const;

export interface AgentOptions {
  /** The way to the T-Server. Its owner opens and closes it; the extension only uses it. */
  readonly adapter: TelephonyAdapter;
  /**
   * When an action is done. `acceptance`, the default and what Orchestration Server does: when the T-Server has accepted the
   * request. `switch`: when the switch has confirmed it, and a refusal is an error.
   */
  readonly confirm?: 'acceptance' | 'switch';
  /** How long acceptance may take, and with `confirm: 'switch'` the confirmation after it; ms on the session's clock, default 10,000. */
  readonly timeout?: number;
  /** Told each refusal by the switch that came after its action was done. Never called with `confirm: 'switch'`. */
  readonly onLateError?: (late: LateError) => void;
  /**
   * How error events of the platform are named: as in the Recommendation, or as in the Working Draft of 7 May 2009 that Orchestration
   * Server follows (`error.illegalcond.ReferenceError`). Default `w3c`.
   */
  readonly errorNames?: 'w3c' | 'draft2009';
  /** For `_genesys.session.server`. */
  readonly server?: ServerInfo;
  /** For `_genesys.session.tenant`; default `Environment`. */
  readonly tenant?: string;
}

/** The extension, and what operators want to know of it. */
export interface AgentExtension extends Extension {
  /** How many actions were done and refused by the switch afterwards, in all sessions; always 0 with `confirm: 'switch'`. */
  readonly lateErrors: number;
}

const CONFIRM: readonly string[] = ['acceptance', 'switch'];
const ERROR_NAMES: readonly string[] = ['w3c', 'draft2009'];
const TIMEOUT = 10_000;

/**
 * The Agent extension: actions `logout`, `setmediastate` and `setdnd`, `login` in its own namespace, and the variable `_genesys`.
 * Each action ends in exactly one event: `agent.<action>.done` or `error.agent.<action>`.
 * @throws ScxmlError `BAD_OPTION` without an adapter, for a timeout that is no time, for an unknown `confirm` or `errorNames`
 */
export function agent(options: AgentOptions): AgentExtension {
  const { adapter, confirm = 'acceptance', timeout = TIMEOUT, errorNames = 'w3c', onLateError = () => {}, server, tenant } = options;
  if (typeof adapter?.request !== 'function') throw new ScxmlError('BAD_OPTION', 'agent() needs an adapter');
  if (!(Number.isFinite(timeout) && timeout > 0)) throw new ScxmlError('BAD_OPTION', `timeout must be milliseconds, not ${timeout}`);
  if (!CONFIRM.includes(confirm)) throw new ScxmlError('BAD_OPTION', `confirm must be ${CONFIRM.join(' or ')}, not ${confirm}`);
  if (!ERROR_NAMES.includes(errorNames)) {
    throw new ScxmlError('BAD_OPTION', `errorNames must be ${ERROR_NAMES.join(' or ')}, not ${errorNames}`);
  }
  const after = confirm === 'switch' ? new Confirmations(adapter, timeout) : new LateErrors(adapter, onLateError);
  const performer = new AgentPerformer(adapter, timeout, after);
  const perform = (effect: AnyAgentEffect, context: PerformContext): Promise<void> => performer.perform(effect, context);
  return {
    name: 'agent',
    namespaces: AGENT_NAMESPACES,
    actions: [login, logout, setmediastate, setdnd],
    globals: { _genesys: genesys(server, tenant) },
    perform: { 'agent.login': perform, 'agent.logout': perform, 'agent.setmediastate': perform, 'agent.setdnd': perform },
    ...(errorNames === 'draft2009' && { errorEvent: draftErrorEvent }),
    close: () => after.stop(),
    get lateErrors() {
      return after instanceof LateErrors ? after.count : 0;
    },
  };
}
