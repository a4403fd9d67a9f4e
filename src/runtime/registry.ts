import { actionKind } from '../content/action.js';
import { type ActionElement, type ContentKind, SCXML_NAMESPACE, type SendType } from '../content/contract.js';
import type { DataModel } from '../datamodel/contract.js';
import { ScxmlError } from '../diagnostics/error.js';
import { type DataValue, PLATFORM_EFFECT_TYPES, type ScxmlEvent } from '../event.js';
import type { Invoker } from '../invoke/contract.js';
import type { IoProcessor } from '../io/contract.js';
import type { Platform } from '../plan/platform.js';
import type { Extension, Perform, SessionInfo } from './extension.js';

/** What the platform has without extensions. */
export interface Builtins {
  readonly content: ReadonlyMap<string, ContentKind>;
  readonly dataModels: readonly DataModel[];
  readonly ioProcessors: readonly IoProcessor[];
  readonly invokers: readonly Invoker[];
}

/** Names that the Recommendation and the platform keep for themselves (SCXML 5.10). */
const RESERVED_GLOBALS = new Set(['_event', '_sessionid', '_name', '_ioprocessors', '_x', 'In']);
const ERROR_EVENTS = 'error events';

/**
 * Built-ins and extensions merged into the tables that documents are compiled against and effects are performed by.
 * @throws ScxmlError `BAD_EXTENSION` when two of them claim the same name
 */
export class Registry implements Platform {
  readonly dataModels = new Map<string, DataModel>();
  readonly globals: readonly string[];
  readonly ioProcessors = new Map<string, IoProcessor>();
  readonly invokers = new Map<string, Invoker>();
  readonly #content: ReadonlyMap<string, ContentKind>;
  readonly #actions = new Map<string, Map<string, ActionElement>>();
  readonly #actionKinds = new Map<ActionElement, ContentKind>();
  readonly #globals = new Map<string, (session: SessionInfo) => DataValue>();
  readonly #performers = new Map<string, Perform>();
  /** By the one name that they have: at most one extension renames errors. */
  readonly #errorEvents = new Map<string, (event: ScxmlEvent) => ScxmlEvent>();

  constructor(
    builtins: Builtins,
    readonly extensions: readonly Extension[],
  ) {
    this.#content = builtins.content;
    for (const extension of [{ name: 'statewire', ...builtins }, ...extensions]) this.#add(extension);
    this.globals = [...this.#globals.keys()];
  }

  content(namespace: string, name: string): ContentKind | undefined {
    if (namespace === SCXML_NAMESPACE) return this.#content.get(name);
    const action = this.#actions.get(namespace)?.get(name);
    return action && this.#actionKinds.get(action);
  }

  /** The actions of a namespace; undefined when no extension has it. */
  actions(namespace: string): ReadonlyMap<string, ActionElement> | undefined {
    return this.#actions.get(namespace);
  }

  get namespaces(): readonly string[] {
    return [...this.#actions.keys()];
  }

  sendType(type: string): SendType | undefined {
    const processor = this.ioProcessors.get(type);
    return processor && { processor: processor.type, refuses: (target) => processor.refuses(target) };
  }

  invokeType(type: string): string | undefined {
    return this.invokers.get(type)?.type;
  }

  performer(effectType: string): Perform | undefined {
    return this.#performers.get(effectType);
  }

  global(name: string, session: SessionInfo): DataValue {
    return this.#globals.get(name)?.(session);
  }

  /** An error event of the platform as the dialect of an extension names it. */
  errorEvent(event: ScxmlEvent): ScxmlEvent {
    return this.#errorEvents.get(ERROR_EVENTS)?.(event) ?? event;
  }

  /** `_ioprocessors` of a session (SCXML 5.10, C.1): by type and by alias. */
  ioLocations(sessionId: string): Readonly<Record<string, DataValue>> {
    const entries: [string, DataValue][] = [];
    for (const [name, processor] of this.ioProcessors) {
      const location = processor.location(sessionId);
      if (location !== undefined) entries.push([name, { location }]);
    }
    return Object.fromEntries(entries);
  }

  #add(extension: Extension): void {
    const set = <T>(table: Map<string, T>, name: string, value: T, what: string): void => {
      if (table.has(name)) throw new ScxmlError('BAD_EXTENSION', `extension "${extension.name}": ${what} "${name}" exists already`);
      table.set(name, value);
    };
    for (const namespace of extension.namespaces ?? []) this.#claim(namespace, extension);
    for (const action of extension.actions ?? []) {
      const namespaces = action.namespaces ?? extension.namespaces ?? [];
      if (namespaces.length === 0) {
        throw new ScxmlError('BAD_EXTENSION', `extension "${extension.name}" has actions but no namespace to write them in`);
      }
      for (const namespace of namespaces) set(this.#claim(namespace, extension), action.name, action, `action in namespace ${namespace}`);
      this.#actionKinds.set(action, actionKind(action));
    }
    for (const [name, value] of Object.entries(extension.globals ?? {})) {
      if (!/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name) || name in globalThis) {
        throw new ScxmlError('BAD_EXTENSION', `extension "${extension.name}": "${name}" cannot be the name of a variable of its own`);
      }
      if (RESERVED_GLOBALS.has(name))
        throw new ScxmlError('BAD_EXTENSION', `extension "${extension.name}": "${name}" is a system variable`);
      set(this.#globals, name, value, 'global');
    }
    for (const [type, perform] of Object.entries(extension.perform ?? {})) {
      if (PLATFORM_EFFECT_TYPES.has(type))
        throw new ScxmlError('BAD_EXTENSION', `extension "${extension.name}": "${type}" is the platform's effect`);
      set(this.#performers, type, perform, 'performer of effect');
    }
    if (extension.errorEvent) set(this.#errorEvents, ERROR_EVENTS, (event) => extension.errorEvent?.(event) ?? event, 'names of');
    for (const model of extension.dataModels ?? []) set(this.dataModels, model.name, model, 'data model');
    for (const processor of extension.ioProcessors ?? []) {
      for (const name of [processor.type, ...processor.aliases]) set(this.ioProcessors, name, processor, 'event I/O processor');
    }
    for (const invoker of extension.invokers ?? []) {
      for (const name of [invoker.type, ...invoker.aliases]) set(this.invokers, name, invoker, 'invoker');
    }
  }

  /** The actions of a namespace, which is known from now on. */
  #claim(namespace: string, { name }: Extension): Map<string, ActionElement> {
    if (namespace === SCXML_NAMESPACE) throw new ScxmlError('BAD_EXTENSION', `extension "${name}" claims the namespace of SCXML`);
    const actions = this.#actions.get(namespace) ?? new Map<string, ActionElement>();
    this.#actions.set(namespace, actions);
    return actions;
  }
}
