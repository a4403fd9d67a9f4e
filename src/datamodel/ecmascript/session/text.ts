import { importValue } from './import.js';

/**
 * Text in `<data>`, `<assign>`, `<content>` or a file: JSON when it is JSON, else a string in which each stretch of white
 * space is one space (SCXML B.2.1).
 * @returns what makes the value, a new one each time
 */
export function textValue(text: string): () => unknown {
  const parsed = parseJson(text);
  if (parsed !== undefined) return () => importValue(parsed.value);
  const normalised = text.replace(/\s+/g, ' ').trim();
  return () => normalised;
}

function parseJson(text: string): { readonly value: unknown } | undefined {
  if (!/^\s*(?:[[{"\d-]|true|false|null)/.test(text)) return undefined;
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}
