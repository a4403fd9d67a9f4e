/** The action elements of the Agent extension. They execute at once: the request leaves when their effect is performed. */
import type { ActionContext, ActionElement, AttributeKind, DataValue, Effect } from 'statewire';

/** What all agent actions carry: plain data as the chart gave it, judged when the effect is performed. */
export interface AgentEffect extends Effect {
  readonly requestid: string;
  readonly for: DataValue;
  readonly agent: DataValue;
  readonly hints: DataValue;
}

export interface LogoutEffect extends AgentEffect {
  readonly type: 'agent.logout';
}

export interface SetMediaStateEffect extends AgentEffect {
  readonly type: 'agent.setmediastate';
  readonly media: DataValue;
}

export interface SetDNDEffect extends AgentEffect {
  readonly type: 'agent.setdnd';
  readonly set: DataValue;
}

export interface LoginEffect extends AgentEffect {
  readonly type: 'agent.login';
  readonly queue: DataValue;
  readonly workmode: DataValue;
}

/** Orchestration Server has no login, so it stands in a namespace of ours. */
export const LOGIN_NAMESPACE = 'urn:statewire:modules:agent';

/** Attributes that every agent action has. */
const COMMON = { for: 'value', agent: 'value?', hints: 'value?', requestid: 'location?' } as const satisfies Record<string, AttributeKind>;

/** What people write instead of the right name. */
const HINTS: Readonly<Record<string, string>> = {
  dn: `the DN goes into for="{dn: '7001'}"`,
  switch: `the switch goes into for="{dn: '7001', switch: 'sim'}"`,
  agentid: 'the attribute is "agent"',
  requestId: 'the attribute is "requestid"',
  reason: `the reason goes into hints="{reason: 'lunch'}"`,
  reasons: `the reasons go into hints="{reasons: {ReasonCode: 'lunch'}}"`,
  extensions: 'the extensions go into hints="{extensions: {…}}"',
};

/** `<agent:logout for agent? hints? requestid?>`: T-Library RequestAgentLogout. */
export const logout: ActionElement = {
  name: 'logout',
  attributes: COMMON,
  hints: HINTS,
  execute: (context): LogoutEffect => ({ type: 'agent.logout', ...common(context) }),
};

/** `<login for agent queue? workmode? hints? requestid?>` in a namespace of its own: T-Library RequestAgentLogin. */
export const login: ActionElement = {
  name: 'login',
  namespaces: [LOGIN_NAMESPACE],
  attributes: { ...COMMON, agent: 'value', queue: 'value?', workmode: 'value?' },
  hints: { ...HINTS, workMode: 'the attribute is "workmode"', thisQueue: 'the attribute is "queue"' },
  execute: (context): LoginEffect => ({
    type: 'agent.login',
    ...common(context),
    queue: context.attribute('queue'),
    workmode: context.attribute('workmode'),
  }),
};

/** `<agent:setmediastate media for agent? hints? requestid?>`: T-Library RequestAgentReady or RequestAgentNotReady. */
export const setmediastate: ActionElement = {
  name: 'setmediastate',
  attributes: { ...COMMON, media: 'value' },
  hints: { ...HINTS, state: `the state goes into media="{media: _genesys.ixn.mediaType.TMediaVoice, state: 'ready'}"` },
  execute: (context): SetMediaStateEffect => ({ type: 'agent.setmediastate', ...common(context), media: context.attribute('media') }),
};

/** `<agent:setdnd set for agent? hints? requestid?>`: T-Library RequestSetDNDOn or RequestSetDNDOff. */
export const setdnd: ActionElement = {
  name: 'setdnd',
  attributes: { ...COMMON, set: 'value' },
  hints: { ...HINTS, state: 'the attribute is "set"' },
  execute: (context): SetDNDEffect => ({ type: 'agent.setdnd', ...common(context), set: context.attribute('set') }),
};

/** Writes the request id before anything is sent, so that no answer comes before it. */
function common(context: ActionContext): Omit<AgentEffect, 'type'> {
  const requestid = context.newId();
  context.assign('requestid', requestid);
  return { requestid, for: context.attribute('for'), agent: context.attribute('agent'), hints: context.attribute('hints') };
}
