/**
 * Reading XML: a document that nothing is wrong with is read in one quick pass; all others are read again, strictly, to say
 * what is wrong and where. The tree is the same either way.
 */
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { SourceFile } from '../diagnostics/source.js';
import type { XmlElement } from './element.js';
import { DEFAULT_LIMITS, type XmlLimits } from './limits.js';
import { QuickReader } from './quick-reader.js';
import { StrictReader } from './strict-reader.js';

export interface ParsedXml {
  /** Undefined when the text is not well-formed; present in spite of lesser mistakes such as an unbound prefix. */
  readonly root: XmlElement | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads an XML document. Never throws; the cost is linear in the size of the text.
 * After a mistake that breaks the structure (an unclosed tag, a missing quote) reading stops; lesser ones are collected.
 */
export function parseXml(source: SourceFile, limits: Partial<XmlLimits> = {}): ParsedXml {
  const all = { ...DEFAULT_LIMITS, ...limits };
  const root = new QuickReader(source, all).read();
  if (root) return { root, diagnostics: [] };
  const reader = new StrictReader(source, all);
  return { root: reader.read(), diagnostics: reader.diagnostics };
}
