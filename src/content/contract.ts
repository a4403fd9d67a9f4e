/**
 * Contract of executable content (SCXML 4): one kind of element, compiled once per document, run by many sessions.
 *
 * 1. `compile` is called once per element of a document, at the latest when it is first executed; what it returns is shared
 *    by all sessions and holds no session state.
 * 2. `run` is synchronous and touches only the session it is given: no clock, no randomness, no I/O.
 * 3. What should happen in the world is returned as effects (`session.effect`), performed after the macrostep is committed.
 * 4. A mistake while running is thrown (`ExecutionError`, or what the data model throws); it ends the enclosing block and
 *    becomes an error event (SCXML 3.12.2, 4.9). `run` never catches what it did not throw.
 * 5. Expressions are compiled through the compiler; a syntax error is reported by it, and running the expression throws.
 */
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { SourceText, Span } from '../diagnostics/source.js';
import type { DataValue, Effect, EffectPlace, ScxmlEvent } from '../event.js';

/** The namespace of SCXML elements (SCXML 3.2). */
export const SCXML_NAMESPACE = 'http://www.w3.org/2005/07/scxml';

/** An element of the document, as far as content may look at it. */
export interface SourceElement {
  /** Local name, without prefix. */
  readonly name: string;
  /** Namespace URI; empty when there is none. */
  readonly namespace: string;
  /** Name as written, with prefix. */
  readonly tag: string;
  /** The start tag. */
  readonly span: Span;
  readonly children: readonly SourceElement[];
  /** All character data directly inside the element, in order. */
  readonly text: SourceText;
  /** The unprefixed attribute of that name. */
  attribute(name: string): SourceText | undefined;
  /** What stands between start and end tag, as XML that is well-formed on its own (namespace declarations added). */
  innerXml(): string;
}

/** Whether it is the SCXML element of that name. */
export function isScxml(element: SourceElement, name: string): boolean {
  return element.name === name && element.namespace === SCXML_NAMESPACE;
}

/** Where an element stands, as effects carry it. */
export function effectPlace({ tag, span }: { readonly tag: string; readonly span: Span }): EffectPlace {
  return { tagname: tag, file: span.file, line: span.line, column: span.column };
}

/** A value of the data model: opaque outside it. */
export type GuestValue = unknown;

/** A compiled expression; its argument is the session's data. */
export type Expression<T> = (data: object) => T;

/** A location expression: readable and assignable (SCXML 5.9.3). */
export interface Location {
  readonly read: Expression<GuestValue>;
  readonly assign: (data: object, value: GuestValue) => void;
}

/** Runs `body` on what is given once per item, in order, over a shallow copy of the array (SCXML 4.6). */
export type Foreach = <T>(data: object, body: (given: T) => void, given: T) => void;

export type Run = (session: ContentSession) => void;

/** What running content may do to its session. */
export interface ContentSession {
  readonly id: string;
  readonly data: object;
  /** Appends to the internal queue. */
  raise(event: ScxmlEvent): void;
  /** Appends to the effect buffer. */
  effect(effect: Effect): void;
  /** A string that is unique in the session and the same in every replay. */
  newId(prefix: string): string;
  /** Why an event sent now could not be delivered: no such session or service. @returns undefined when it could be */
  unreachable(processor: string, target: string | undefined): string | undefined;
  /** An error event of the platform on the internal queue; unlike a thrown error it does not end the block. */
  raiseError(name: string, message: string, sendid: string | undefined, at: { readonly tag: string; readonly span: Span }): void;
  /** Data of the event that is being finalized (SCXML 6.5). */
  eventData(): DataValue;
  /** A value of the data model as plain data. @throws ExecutionError for functions and cycles */
  export(value: GuestValue): DataValue;
  /** A value as plain data for people: what cannot be exported is shown as text. */
  show(value: GuestValue): DataValue;
  /** Evaluates a condition: one that cannot be evaluated is false and raises `error.execution` (SCXML 5.9.1). */
  holds(condition: Expression<boolean>): boolean;
  /** Plain data as a value of the data model, deeply copied. */
  import(value: DataValue): GuestValue;
}

/** A send type that the platform supports (SCXML 6.2.4): its canonical name, and whether it can send to a target. */
export interface SendType {
  readonly processor: string;
  /** @returns what is wrong with the target, or undefined */
  refuses(target: string | undefined): string | undefined;
}

/** What `<param>`s, `namelist` and `<content>` gave (SCXML 5.5, 5.6, 5.7). */
export interface PayloadValues {
  /** Namelist items, then params, in document order and with repeated names. */
  readonly pairs: readonly (readonly [name: string, value: DataValue])[];
  /** What `<content>` gives; undefined without it. */
  readonly content: DataValue;
}

/** Evaluates them. The first error is thrown, or, with `onError`, reported and the item left out. */
export type Payload = (session: ContentSession, onError?: (error: unknown) => void) => PayloadValues;

/** Data of an event: an object of all params and namelist items (repeated names keep the last value), else the content. */
export function eventData(values: PayloadValues): DataValue {
  return values.pairs.length > 0 ? Object.fromEntries(values.pairs) : values.content;
}

/** What an element gets to compile itself with. */
export interface ContentCompiler {
  value(source: SourceText): Expression<GuestValue>;
  condition(source: SourceText): Expression<boolean>;
  location(source: SourceText): Location;
  /** Evaluates a value and assigns it to a location. */
  assignment(location: SourceText, value: SourceText): Run;
  script(source: SourceText): Expression<void>;
  foreach(array: SourceText, item: SourceText, index: SourceText | undefined): Foreach;
  /** Text of a `<script>`: its own, or that of its `src`. */
  scriptText(element: SourceElement): SourceText;
  /** Inline content of `<assign>`, `<data>` and `<content>`: XML, JSON or text with white space normalised (SCXML B.2). */
  inline(element: SourceElement): Expression<GuestValue>;
  payload(element: SourceElement): Payload;
  /**
   * The many pairs of attributes of which one is taken as it is and the other evaluated to a string (`event`, `eventexpr`).
   * @returns what gives the text in a session; undefined when neither attribute is there
   */
  text(element: SourceElement, literal: string, expression: string): (session: ContentSession) => string | undefined;
  /** A block of executable content: its elements in order; the first error ends it. */
  block(elements: readonly SourceElement[]): Run;
  /** Looks up an event I/O processor by type or alias; undefined when the platform has none. */
  sendType(type: string): SendType | undefined;
  report(diagnostic: Diagnostic): void;
}

/** One kind of executable content. */
export interface ContentKind {
  readonly name: string;
  compile(element: SourceElement, compiler: ContentCompiler): Run;
}

/** A mistake while content runs: becomes an event of this name on the internal queue (SCXML 3.12.2). */
export class ExecutionError extends Error {
  override readonly name = 'ExecutionError';
  constructor(
    message: string,
    readonly at: { readonly tag: string; readonly span: Span } | undefined,
    readonly sendid?: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** How an action's attribute is read. `?` means optional. `text` is taken literally. */
export type AttributeKind = 'value' | 'value?' | 'location' | 'location?' | 'text' | 'text?';

/** What an action may do while it executes. */
export interface ActionContext {
  readonly sessionId: string;
  /** A string that is unique in the session and the same in every replay. */
  newId(): string;
  /** The attribute's value: evaluated for a value expression, the text itself for `text`; undefined when it is absent. */
  attribute(name: string): DataValue;
  /** Whether the author wrote the attribute. */
  has(name: string): boolean;
  /** Assigns to the location that the attribute names; nothing happens when the attribute is absent. */
  assign(attribute: string, value: DataValue): void;
}

/**
 * An action element of an extension: declares its attributes, executes synchronously and returns its effect.
 * An attribute that is missing or unknown is a diagnostic; one whose expression throws is `error.execution` in place.
 */
export interface ActionElement {
  readonly name: string;
  /** Where it is written, when that is not in the namespaces of its extension: actions that a foreign vocabulary does not have. */
  readonly namespaces?: readonly string[];
  readonly attributes: Readonly<Record<string, AttributeKind>>;
  /** Names that look right and are not, with what to say: `{ user: 'the attribute is "agent"' }`. */
  readonly hints?: Readonly<Record<string, string>>;
  execute(context: ActionContext): Effect | undefined;
}
