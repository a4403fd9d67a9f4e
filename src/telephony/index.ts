/** `statewire/telephony`: what the authors of adapters and the users of the simulated T-Server need. */
export { AdapterEvents } from './adapter-events.js';
export {
  type AddressEvent,
  type AgentEvent,
  CONFIRMATION,
  type ConnectionEvent,
  type DNDEvent,
  type ErrorEvent,
  type EventListener,
  type EventName,
  type KeyValueList,
  type RequestName,
  type TelephonyAdapter,
  TelephonyError,
  type TelephonyEvent,
  type TelephonyRequest,
  type WorkMode,
} from './contract.js';
export type { BreakName, EccpAdapterAgent, EccpAdapterOptions } from './eccp/options.js';
export { readEccpConfig } from './eccp/read-config.js';
export { eccpAdapter } from './eccp.js';
export type { BridgedAgent, BridgedBreak, EccpBridgeOptions } from './eccp-bridge/options.js';
export { type EccpBridge, eccpBridge } from './eccp-bridge.js';
export { ERROR_CODES, errorText, telephonyError } from './error-codes.js';
export { describeTrace, observed, type TelephonyTrace } from './observe.js';
export { type RouterOptions, routerAdapter } from './router.js';
export type { AgentState, DNState } from './simulated/agent-state.js';
export {
  SIMULATED_DEFAULTS,
  type SimulatedCalls,
  type SimulatedConfig,
  type SimulatedDN,
  type SimulatedPlace,
} from './simulated/config.js';
export { controlTServer } from './simulated/control.js';
export { describeDN } from './simulated/describe-dn.js';
export type { Fault, FaultKind } from './simulated/faults.js';
export { readSimulatedConfig } from './simulated/read-config.js';
export { type SimulatedOptions, SimulatedTServer, simulatedTServer } from './simulated/tserver.js';
export { type SuperviseOptions, type Supervision, supervise } from './supervise.js';
export { type TcpOptions, tcpAdapter } from './tcp/client.js';
export { type RemoteOptions, remoteControl } from './tcp/remote-control.js';
export { type ListeningTServer, type ListenOptions, listenTServer } from './tcp/server.js';
export { textOf } from './text-of.js';
