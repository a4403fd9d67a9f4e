/** `statewire/eccp`: a client of ECCP servers, and the messages of the protocol. */
export { agentHash } from './agent-hash.js';
export { loginAgent, logoutAgent, type WaitOptions } from './client/agent-login.js';
export { EccpClient, type RequestOptions } from './client/client.js';
export type { ClientEvents, ClientListener, Retry } from './client/client-events.js';
export { DEFAULT_PORT, type EccpAgent, type EccpClientOptions, type Reconnect } from './client/options.js';
export type { Difference } from './client/watched-agents.js';
export { EccpError, type EccpErrorLevel } from './error.js';
export type { AgentState, FlatAgentState } from './messages/agent-state.js';
export { type EccpEvent, type EventFields, type EventName, eventNames } from './messages/events.js';
export type { Authentication, Profile } from './messages/request.js';
export { type Answer, type ReceivedArguments, type RequestArguments, type RequestName, requestNames } from './messages/requests.js';
export { parseMoment } from './wire-time.js';
