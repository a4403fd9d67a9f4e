import { type ContentCompiler, type ContentSession, ExecutionError, type SourceElement } from '../content/contract.js';

/**
 * The many pairs of attributes of which one is taken as it is and the other evaluated to a string (`event` and `eventexpr`).
 * @returns what gives the text in a session; undefined when neither attribute is there
 */
export function textOf(
  element: SourceElement,
  literal: string,
  expression: string,
  compiler: Pick<ContentCompiler, 'value'>,
): (session: ContentSession) => string | undefined {
  const text = element.attribute(literal)?.text.trim();
  if (text !== undefined) return () => text;
  const source = element.attribute(expression);
  if (!source) return () => undefined;
  const value = compiler.value(source);
  return (session) => {
    const result = session.export(value(session.data));
    if (typeof result === 'string') return result;
    if (typeof result === 'number' || typeof result === 'boolean') return String(result);
    const got = result === null ? 'null' : Array.isArray(result) ? 'an array' : typeof result === 'object' ? 'an object' : String(result);
    throw new ExecutionError(`${expression}="${source.text}" gives ${got}, not a string`, { tag: element.tag, span: source.span });
  };
}
