/** The XML declaration, `<?xml version="1.0" encoding="UTF-8"?>` (XML 2.8). */
import { diagnose } from '../diagnostics/diagnose.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { type SourceFile, Span } from '../diagnostics/source.js';

const DECLARATION =
  /^<\?xml\s+version\s*=\s*(["'])([^"'<>]*)\1(?:\s+encoding\s*=\s*(["'])([^"'<>]*)\3)?(?:\s+standalone\s*=\s*(["'])(?:yes|no)\5)?\s*\?>$/;
/** The text was decoded before it got here; these are the encodings that it can have come from without loss. */
const ENCODINGS = new Set(['utf-8', 'utf8', 'utf-16', 'utf-16le', 'utf-16be', 'us-ascii', 'ascii']);

/** What is wrong with the declaration at `start`; undefined when nothing is. */
export function checkDeclaration(source: SourceFile, start: number, end: number): Diagnostic | undefined {
  const text = source.text.slice(start, end);
  const span = new Span(source, start, end);
  const match = DECLARATION.exec(text);
  if (!match) {
    const problem = 'must be <?xml version="1.0"?>, with encoding and standalone after the version if wanted';
    return diagnose('XML_BAD_DECLARATION', span, [problem]);
  }
  if (!/^1\.\d+$/.test(match[2]!)) return diagnose('XML_BAD_DECLARATION', span, [`names version "${match[2]}"; only 1.0 is known`]);
  const encoding = match[4];
  if (encoding === undefined || ENCODINGS.has(encoding.toLowerCase())) return undefined;
  const at = start + text.indexOf(encoding, text.indexOf('encoding'));
  return diagnose('XML_ENCODING', new Span(source, at, at + encoding.length), [encoding], { hint: 'save the document as UTF-8' });
}
