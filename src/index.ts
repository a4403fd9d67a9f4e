/**
 * The public API by name. Extensions and examples import from here and from the package's other entry points only:
 * `statewire/agent`, `statewire/telephony`, `statewire/kit`.
 */
export { type Clock, SimulatedClock, systemClock, type Timer } from './clock.js';
export {
  type ActionContext,
  type ActionElement,
  type AttributeKind,
  type ContentCompiler,
  type ContentKind,
  type ContentSession,
  ExecutionError,
  type SourceElement,
} from './content/contract.js';
export { Statewire, type StatewireOptions } from './create.js';
export {
  type CallSite,
  type DataLocation,
  type DataModel,
  type DataModelCompiler,
  DataModelError,
  type DataModelErrorKind,
  type DataModelOptions,
  type DataSession,
  type DataStore,
} from './datamodel/contract.js';
export { type EcmascriptOptions, ecmascript, ecmascriptDataModel } from './datamodel/ecmascript/data-model.js';
export type { Limits as EcmascriptLimits } from './datamodel/ecmascript/limits.js';
export { nullDataModel } from './datamodel/null.js';
export type { Diagnostic, Severity } from './diagnostics/diagnostic.js';
export { type ErrorCode, ScxmlError } from './diagnostics/error.js';
export { printDiagnostic, toJson } from './diagnostics/print.js';
export { looseText, type Position, SourceFile, type SourceText, Span } from './diagnostics/source.js';
export {
  type DataValue,
  type Effect,
  type EventFields,
  type EventType,
  type InvokeEffect,
  ScxmlEvent,
  type SendEffect,
  XmlData,
} from './event.js';
export type { Host, OpenOptions, Place, SessionStatus, SessionView, TraceEntry, TraceListener } from './host/contract.js';
export type { HostLimits } from './host/limits.js';
export type { Invocation, InvokeContext, Invoker, SessionSource } from './invoke/contract.js';
export { type BasicHttp, type BasicHttpOptions, basicHttp } from './io/basic-http/processor.js';
export type { Inbound, IoContext, IoProcessor, Neighbours } from './io/contract.js';
export type { Plan } from './plan/plan.js';
export type { Extension, Perform, PerformContext, SessionInfo } from './runtime/extension.js';
export { fileResources, type Resource, type ResourceLoader } from './runtime/resources.js';
export { type WebResourceOptions, webResources } from './runtime/web-resources.js';
export { SessionHandle } from './session-handle.js';
