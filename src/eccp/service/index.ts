/** `statewire/eccp-server`: a call centre that consoles reach over ECCP, and the server for whatever else they are to watch. */
export type { CallCenter, Inspection } from '../../callcenter/call-center.js';
export type { CallCenterConfig } from '../../callcenter/config/config.js';
export { DEFAULT_CONFIG } from '../../callcenter/config/default-config.js';
export { readCallCenterConfig } from '../../callcenter/config/read-config.js';
export type { ControlCommand } from '../../callcenter/control/command.js';
export type { CallCenterEvent } from '../../callcenter/events.js';
export { type CallCenterOptions, openCallCenter } from '../../callcenter/open.js';
export { type Call, type Command, type CommandOptions, command, type Handler } from '../server/command.js';
export type { ServerFaults } from '../server/faults.js';
export { logLine, type ServerLog, type ServerLogEntry } from '../server/log-entry.js';
export type { EccpServerOptions, ServerMode } from '../server/options.js';
export { badRequest, commandFailed, RequestRefused, requestFailed } from '../server/refusal.js';
export { type EccpServer, listenEccp } from '../server/server.js';
export type { EccpService, ServerEvent, SigningAgent } from '../server/service.js';
export type { AuthorizedClient } from '../server/signature.js';
export { type CallCenterServiceOptions, callCenterService } from './call-center-service.js';
