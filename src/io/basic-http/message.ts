/**
 * The mapping between events and HTTP messages (SCXML C.2): which body an event becomes, and which event a request becomes.
 */
import { type DataValue, ScxmlEvent, type SendEffect, XmlData } from '../../event.js';

export const BASIC_HTTP = 'http://www.w3.org/TR/scxml/#BasicHTTPEventProcessor';

/** Name of the parameter that carries the name of an event. */
export const EVENT_NAME = '_scxmleventname';

/** Header by which sessions of a host tell each other where to answer; `_event.origin` at the receiver. */
export const ORIGIN_HEADER = 'scxml-origin';

/** Name of the parameter that chooses the method: `GET` puts everything into the query; it is not sent itself. */
export const METHOD = '_scxmlhttpmethod';

export interface OutgoingMessage {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  /** Empty for a GET. */
  readonly body: string;
  readonly contentType: string;
}

const FORM = 'application/x-www-form-urlencoded';

/**
 * The request that a `<send>` becomes: the event's name and all params and namelist items as a form, repeated names kept; or
 * what `<content>` gave as the body, XML and JSON as they are, text as text, and the event's name in the query.
 * @throws Error for a method other than GET and POST, and for content that a GET cannot carry
 */
export function encodeMessage(effect: SendEffect): OutgoingMessage {
  const { event, pairs } = effect;
  const url = new URL(effect.target ?? '');
  const name: readonly (readonly [string, DataValue])[] = event.name === '' ? [] : [[EVENT_NAME, event.name]];
  if (pairs.length === 0 && event.data !== undefined) {
    addToQuery(url, form(name));
    return { method: 'POST', url, ...encodeContent(event.data) };
  }
  const method = pairs.find(([key]) => key === METHOD)?.[1] ?? 'POST';
  if (method !== 'GET' && method !== 'POST') throw new Error(`${METHOD} must be GET or POST, not ${JSON.stringify(method)}`);
  const body = form([...name, ...pairs.filter(([key]) => key !== METHOD)]);
  if (method === 'POST') return { method, url, body, contentType: FORM };
  addToQuery(url, body);
  return { method, url, body: '', contentType: '' };
}

function addToQuery(url: URL, query: string): void {
  if (query !== '') url.search += `${url.search === '' ? '' : '&'}${query}`;
}

function form(pairs: readonly (readonly [string, DataValue])[]): string {
  return pairs.map(([name, value]) => `${percent(name)}=${percent(text(value))}`).join('&');
}

function encodeContent(data: DataValue): Pick<OutgoingMessage, 'body' | 'contentType'> {
  if (data instanceof XmlData) return { body: data.xml, contentType: 'application/xml; charset=utf-8' };
  if (typeof data === 'string') return { body: data, contentType: 'text/plain; charset=utf-8' };
  return { body: JSON.stringify(data) ?? '', contentType: 'application/json; charset=utf-8' };
}

/** A space is `%20`, never `+`, which other processors would not read back as one. */
function percent(value: string): string {
  return encodeURIComponent(value.toWellFormed());
}

function text(value: DataValue): string {
  if (value instanceof XmlData) return value.xml;
  if (typeof value === 'string') return value;
  return JSON.stringify(value) ?? '';
}

export interface IncomingMessage {
  readonly method: string;
  /** Path and query as requested. */
  readonly path: string;
  readonly contentType: string;
  readonly body: string;
  readonly origin: string | undefined;
}

/**
 * The event that a request becomes: `_scxmleventname` names it, else `HTTP.<method>`; all other parameters are its data, or,
 * without any, the body by its content type.
 */
export function decodeMessage(message: IncomingMessage): ScxmlEvent {
  const query = parseForm(message.path.split('?')[1] ?? '');
  const isForm = message.contentType === '' || message.contentType.startsWith(FORM);
  const form = isForm && message.body.includes('=') ? parseForm(message.body) : [];
  const parameters = [...query, ...form];
  const name = parameters.find(([key]) => key === EVENT_NAME)?.[1] || `HTTP.${message.method}`;
  const data = parameters.filter(([key]) => key !== EVENT_NAME);
  const content = form.length > 0 || message.body === '' ? undefined : decodeContent(message);
  return new ScxmlEvent(name, 'external', {
    origin: message.origin,
    origintype: BASIC_HTTP,
    data: data.length > 0 ? Object.fromEntries(data) : content,
    raw: rawOf(message, isForm),
  });
}

function decodeContent({ contentType, body }: IncomingMessage): DataValue {
  if (/^(application|text)\/([\w.-]+\+)?xml\b/.test(contentType)) return new XmlData(body);
  if (!/^application\/([\w.-]+\+)?json\b/.test(contentType)) return body;
  try {
    return JSON.parse(body) as DataValue;
  } catch {
    return body;
  }
}

/** The request as text for `_event.raw`: request line, content type and body, what is no printable ASCII percent-encoded. */
function rawOf({ method, path, contentType, body }: IncomingMessage, isForm: boolean): string {
  const shown = isForm ? body : encodeURI(body.toWellFormed());
  return `${method} ${path} HTTP/1.1\r\ncontent-type: ${contentType || FORM}\r\n\r\n${shown}`;
}

/** @returns names and values in order; a malformed escape is kept as it stands */
function parseForm(source: string): [string, string][] {
  const decode = (part: string): string => {
    const spaced = part.replaceAll('+', ' ');
    try {
      return decodeURIComponent(spaced);
    } catch {
      return spaced;
    }
  };
  return source
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const at = pair.indexOf('=');
      return at < 0 ? [decode(pair), ''] : [decode(pair.slice(0, at)), decode(pair.slice(at + 1))];
    });
}
