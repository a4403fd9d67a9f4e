/**
 * Events and effects: what goes into a macrostep and what comes out (SCXML 5.10.1, 6.2, 6.4).
 * Both carry plain data only, so that a host can store them.
 */

/** XML as data: the text of one or more elements. The ECMAScript data model shows it as a read-only DOM (SCXML B.2). */
export class XmlData {
  /** @param line line of the file that it starts in, when it stands in one */
  constructor(
    readonly xml: string,
    readonly line?: number,
  ) {}
}

/** What events and effects can carry: JSON, `undefined` and XML. No functions, no cycles. */
export type DataValue =
  | undefined
  | null
  | boolean
  | number
  | string
  | XmlData
  | readonly DataValue[]
  | { readonly [key: string]: DataValue };

export type EventType = 'platform' | 'internal' | 'external';

/** The fields of `_event` besides name and type (SCXML 5.10.1). Absent and `undefined` mean the same: blank. */
export interface EventFields {
  readonly sendid?: string | undefined;
  readonly origin?: string | undefined;
  readonly origintype?: string | undefined;
  readonly invokeid?: string | undefined;
  readonly data?: DataValue;
  /** The message as it came in over an event I/O processor, for `_event.raw` (SCXML C.2). */
  readonly raw?: string | undefined;
}

/**
 * An event, immutable. All fields are always there, so that every event has one shape. `declare`: a field that is declared
 * otherwise is defined once more before the constructor runs, and an event is made for every external one.
 */
export class ScxmlEvent {
  declare readonly name: string;
  declare readonly type: EventType;
  declare readonly sendid: string | undefined;
  declare readonly origin: string | undefined;
  declare readonly origintype: string | undefined;
  declare readonly invokeid: string | undefined;
  declare readonly data: DataValue;
  declare readonly raw: string | undefined;

  constructor(name: string, type: EventType, fields?: EventFields) {
    this.name = name;
    this.type = type;
    this.sendid = undefined;
    this.origin = undefined;
    this.origintype = undefined;
    this.invokeid = undefined;
    this.data = undefined;
    this.raw = undefined;
    if (fields !== undefined) fill(this, fields);
  }
}

function fill(event: { -readonly [K in keyof EventFields]: EventFields[K] }, fields: EventFields): void {
  event.sendid = fields.sendid;
  event.origin = fields.origin;
  event.origintype = fields.origintype;
  event.invokeid = fields.invokeid;
  event.data = fields.data;
  event.raw = fields.raw;
}

/** Names of the events that the platform itself raises (SCXML 5.10.1, 5.9). */
export const ERROR_EXECUTION = 'error.execution';
export const ERROR_COMMUNICATION = 'error.communication';

/** The SCXML event I/O processor (SCXML C.1) and its short name. */
export const SCXML_PROCESSOR = 'http://www.w3.org/TR/scxml/#SCXMLEventProcessor';
/** The type of an invoked SCXML session (SCXML 6.4.1) and its short name. */
export const SCXML_INVOKE_TYPE = 'http://www.w3.org/TR/scxml/';

/** Key of an effect's place, where it has none in its own words. */
export const PLACE: unique symbol = Symbol('place');

/** The same effect with the element that left it; not seen by those who print, compare or store effects. */
export function placed<E extends Effect>(effect: E, place: EffectPlace): E {
  return Object.defineProperty({ ...effect }, PLACE, { value: place });
}

/**
 * Something a macrostep wants done in the world, left in the session's effect buffer and performed after the macrostep
 * is committed. Extensions define their own types (`agent.logout`); these are the platform's.
 */
export interface Effect {
  readonly type: string;
  /** The element that left an effect of an extension: beside what it says, so that its author need not know of it. */
  readonly [PLACE]?: EffectPlace;
}

/** The element that left an effect, for error events and people. Lines and columns count from 1. */
export interface EffectPlace {
  readonly tagname: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** `<send>` to anything but the internal queue (SCXML 6.2). `delay` in ms, 0 for at once. */
export interface SendEffect extends Effect {
  readonly type: 'send';
  /** Type of the event I/O processor as in its table, already known to be supported. */
  readonly processor: string;
  readonly target: string | undefined;
  readonly event: ScxmlEvent;
  /** Params and namelist in document order with repeated names, for processors that keep them (SCXML C.2). */
  readonly pairs: readonly (readonly [name: string, value: DataValue])[];
  readonly delay: number;
  /** The id to cancel it by, also when the author gave none and `event.sendid` is blank. */
  readonly sendid: string;
  readonly place: EffectPlace;
}

/** `<cancel>` (SCXML 6.3). An unknown or delivered id is no error. */
export interface CancelEffect extends Effect {
  readonly type: 'cancel';
  readonly sendid: string;
}

/** `<log>` (SCXML 4.7). */
export interface LogEffect extends Effect {
  readonly type: 'log';
  readonly label: string | undefined;
  readonly value: DataValue;
  /** Where the element stands, for people. */
  readonly place: string;
}

/** Start of an invoked service (SCXML 6.4). `data` holds params and namelist; `content` what `<content>` gave. */
export interface InvokeEffect extends Effect {
  readonly type: 'invoke';
  readonly invokeid: string;
  readonly service: string;
  readonly src: string | undefined;
  readonly content: DataValue;
  readonly data: Readonly<Record<string, DataValue>>;
  readonly autoforward: boolean;
  readonly place: EffectPlace;
}

/** The invoking state was left: the service must end, and nothing more is taken from it (SCXML 6.4). */
export interface CancelInvokeEffect extends Effect {
  readonly type: 'cancelInvoke';
  readonly invokeid: string;
}

/** An exact copy of an external event for an invoked service (SCXML 6.4, autoforward). */
export interface ForwardEffect extends Effect {
  readonly type: 'forward';
  readonly invokeid: string;
  readonly event: ScxmlEvent;
}

/** The session reached a top-level final state, or was stopped; always its last effect (SCXML 3.13, exitInterpreter). */
export interface DoneEffect extends Effect {
  readonly type: 'done';
  readonly data: DataValue;
}

export type PlatformEffect = SendEffect | CancelEffect | LogEffect | InvokeEffect | CancelInvokeEffect | ForwardEffect | DoneEffect;

/** Types that no extension can use for its own effects. */
export const PLATFORM_EFFECT_TYPES: ReadonlySet<string> = new Set<PlatformEffect['type']>([
  'send',
  'cancel',
  'log',
  'invoke',
  'cancelInvoke',
  'forward',
  'done',
]);
