/**
 * What `<param>`, `namelist` and `<content>` give to `<send>`, `<invoke>` and `<donedata>` (SCXML 5.5, 5.6, 5.7, 6.2).
 * `<send>` and `<invoke>` discard the message when one of them fails; `<donedata>` goes on without it, so the caller says
 * which by passing `onError` or not.
 */
import type { ContentCompiler, ContentSession, GuestValue, Payload, PayloadValues, SourceElement } from '../content/contract.js';
import { isScxml } from '../content/contract.js';
import type { SourceText } from '../diagnostics/source.js';
import type { DataValue } from '../event.js';

type Item = readonly [name: string, evaluate: (session: ContentSession) => DataValue];

export function compilePayload(element: SourceElement, compiler: ContentCompiler): Payload {
  const items = [...namelistItems(element, compiler), ...paramItems(element, compiler)];
  const content = contentOf(element, compiler);
  if (items.length === 0 && content === undefined) return () => EMPTY;
  return (session, onError) => (onError === undefined ? evaluate(items, content, session) : evaluateAll(items, content, session, onError));
}

const EMPTY: PayloadValues = Object.freeze({ pairs: Object.freeze([]), content: undefined });

/** All of them; the first error is thrown. */
function evaluate(items: readonly Item[], content: Item[1] | undefined, session: ContentSession): PayloadValues {
  const pairs: (readonly [string, DataValue])[] = [];
  for (const [name, value] of items) pairs.push([name, value(session)]);
  return { pairs, content: content?.(session) };
}

/** Those that have a value. */
function evaluateAll(
  items: readonly Item[],
  content: Item[1] | undefined,
  session: ContentSession,
  onError: (error: unknown) => void,
): PayloadValues {
  const attempt = <T>(value: () => T): T | undefined => {
    try {
      return value();
    } catch (error) {
      onError(error);
      return undefined;
    }
  };
  const pairs: (readonly [string, DataValue])[] = [];
  for (const [name, value] of items) attempt(() => pairs.push([name, value(session)]));
  return { pairs, content: attempt(() => content?.(session)) };
}

function namelistItems(element: SourceElement, compiler: ContentCompiler): Item[] {
  const namelist = element.attribute('namelist');
  if (!namelist) return [];
  return [...namelist.text.matchAll(/\S+/g)].map((match) => {
    const { read } = compiler.location(part(namelist, match.index, match.index + match[0].length));
    return [match[0], (session) => session.export(read(session.data))];
  });
}

/** A piece of an attribute as a text of its own, so that errors still show the exact place. */
function part(source: SourceText, start: number, end: number): SourceText {
  return {
    text: source.text.slice(start, end),
    element: source.element,
    attribute: source.attribute,
    span: source.within(start, end),
    within: (from, to = from + 1) => source.within(start + from, start + to),
  };
}

function paramItems(element: SourceElement, compiler: ContentCompiler): Item[] {
  const items: Item[] = [];
  for (const param of element.children) {
    const name = isScxml(param, 'param') ? param.attribute('name')?.text : undefined;
    if (name === undefined) continue;
    const expr = param.attribute('expr');
    const location = param.attribute('location');
    const read = expr ? compiler.value(expr) : location ? compiler.location(location).read : (): GuestValue => undefined;
    items.push([name, (session) => session.export(read(session.data))]);
  }
  return items;
}

/** `<content expr>` is evaluated, the children of `<content>` are taken as they are (SCXML 5.6). */
function contentOf(element: SourceElement, compiler: ContentCompiler): Item[1] | undefined {
  const content = element.children.find((child) => isScxml(child, 'content'));
  if (!content) return undefined;
  const expr = content.attribute('expr');
  const read = expr ? compiler.value(expr) : compiler.inline(content);
  return (session) => session.export(read(session.data));
}

/** For an empty `<finalize>`: where the values of namelist and `<param location>` go back to (SCXML 6.5). */
export function payloadLocations(element: SourceElement, compiler: ContentCompiler): (session: ContentSession, data: DataValue) => void {
  const locations: [string, SourceText][] = [];
  const namelist = element.attribute('namelist');
  if (namelist) for (const m of namelist.text.matchAll(/\S+/g)) locations.push([m[0], part(namelist, m.index, m.index + m[0].length)]);
  for (const param of element.children) {
    const location = param.attribute('location');
    const name = param.attribute('name');
    if (isScxml(param, 'param') && location && name) locations.push([name.text, location]);
  }
  const compiled = locations.map(([name, source]) => [name, compiler.location(source)] as const);
  return (session, data) => {
    if (typeof data !== 'object' || data === null || Array.isArray(data)) return;
    for (const [name, location] of compiled) {
      if (Object.hasOwn(data, name)) location.assign(session.data, session.import((data as Record<string, DataValue>)[name]));
    }
  };
}
