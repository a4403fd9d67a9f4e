/** Error events under the names of the SCXML Working Draft of 7 May 2009, which Orchestration Server follows. */
import { type DataValue, ScxmlEvent, XmlData } from 'statewire';

interface ErrorData {
  readonly message: string;
  readonly tagname: string;
  readonly attribute: string;
  /** Whether it was an expression of the chart that failed. */
  readonly expression: boolean;
}

/** Attributes that hold a location. */
const LOCATIONS: ReadonlySet<string> = new Set(['location', 'idlocation', 'requestid', 'item', 'index']);

/** How the data model tells that something is not for the chart to change: a variable, a property, an object. */
const READ_ONLY = /\bread[- ]only\b|object is not extensible/;

/** The event as the draft names it, with `document`, `element` and `linenumber` in its data; what has no name there keeps its own. */
export function draftErrorEvent(event: ScxmlEvent): ScxmlEvent {
  const fields = asObject(event.data);
  const { file, tagname, line } = fields;
  const data = { ...fields, document: file, element: tagname, linenumber: line };
  const name = draftName(event.name, {
    message: text(fields['message']),
    tagname: text(tagname),
    attribute: text(fields['attribute']),
    expression: fields['expression'] !== undefined,
  });
  const { sendid, origin, origintype, invokeid, raw } = event;
  return new ScxmlEvent(name, event.type, { sendid, origin, origintype, invokeid, raw, data });
}

function draftName(name: string, error: ErrorData): string {
  if (!error.expression) return error.tagname === 'send' ? sendError(name, error.message) : name;
  const { tagname, attribute, message } = error;
  if (tagname === 'assign' && attribute === 'location' && READ_ONLY.test(message)) return 'error.illegalassign';
  return `error.${kind(error)}.${/^(\w*Error)\b/.exec(message)?.[1] ?? 'Error'}`;
}

function kind({ tagname, attribute }: ErrorData): string {
  if (attribute === 'cond') return 'illegalcond';
  if (LOCATIONS.has(attribute)) return 'illegalloc';
  if (tagname === 'data') return 'illegaldata';
  return tagname === 'script' ? 'script' : 'illegalvalue';
}

function sendError(name: string, message: string): string {
  if (/there is no session /.test(message)) return 'error.send.nosuchsession';
  if (name === 'error.communication') return 'error.send.targetunavailable';
  return /no event I\/O processor|is no target/.test(message) ? 'error.send.targettypeinvalid' : 'error.send.failed';
}

function asObject(value: DataValue): Readonly<Record<string, DataValue>> {
  return isObject(value) ? value : {};
}

function isObject(value: DataValue): value is Readonly<Record<string, DataValue>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof XmlData);
}

function text(value: DataValue): string {
  return typeof value === 'string' ? value : '';
}
