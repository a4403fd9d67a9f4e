/** Says in our words what is wrong at the place where sax gave up. */
import { diagnose } from '../diagnostics/diagnose.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { type SourceFile, Span } from '../diagnostics/source.js';
import type { XmlElement } from './element.js';
import { checkReference } from './references.js';
import { StartTags } from './start-tags.js';

interface SaxError {
  readonly source: SourceFile;
  /** First line of what sax says. */
  readonly message: string;
  /** Offset of the character at which sax noticed it. */
  readonly at: number;
  /** Where the tag, comment, section or instruction starts that is not complete; undefined inside text. */
  readonly markup: number | undefined;
  /** The innermost open element. */
  readonly open: XmlElement | undefined;
}

export function explainError(error: SaxError): Diagnostic {
  const { source, at, markup, open } = error;
  const text = source.text;
  if (error.message.includes('comment')) return diagnose('XML_BAD_COMMENT', new Span(source, at - 2, at), []);
  if (markup === undefined) return explainText(error);
  if (text.startsWith('<!--', markup)) return unterminated(source, markup, 4, 'comment', '-->');
  if (text.startsWith('<![CDATA[', markup)) return unterminated(source, markup, 9, 'CDATA section', ']]>');
  if (text.startsWith('<!', markup)) return diagnose('XML_BAD_MARKUP', new Span(source, markup, markup + 2), []);
  if (text.startsWith('<?', markup)) return unterminated(source, markup, 2, 'processing instruction', '?>');
  if (text.startsWith('</', markup)) return explainEndTag(error, markup, open);
  const tags = new StartTags(source);
  const tag = tags.scan(markup);
  if (!('tag' in tag)) return tag;
  for (let index = tag.first; index < tag.after; index++) {
    const valueEnd = tags.places.valueEnd(index);
    for (let i = text.indexOf('&', tags.places.valueStart(index)); i >= 0 && i < valueEnd; i = text.indexOf('&', i + 1)) {
      const problem = checkReference(source, i, valueEnd);
      if (problem) return problem;
    }
  }
  return diagnose('XML_NOT_WELL_FORMED', new Span(source, markup, tag.end), [error.message]);
}

function explainText({ source, message, at, open }: SaxError): Diagnostic {
  if (message.includes('Unclosed') && open) return diagnose('XML_UNCLOSED_ELEMENT', open.span, [open.tag]);
  if (/outside|before first/.test(message)) {
    const text = source.text
      .slice(at)
      .split(/[<\r\n]/, 1)[0]!
      .trimEnd();
    return diagnose('XML_TEXT_OUTSIDE_ROOT', new Span(source, at, at + Math.max(1, text.length)), [text]);
  }
  return diagnose('XML_NOT_WELL_FORMED', new Span(source, at, at + 1), [message]);
}

function explainEndTag({ source, message, at }: SaxError, markup: number, open: XmlElement | undefined): Diagnostic {
  const name = /^\s*([^\s<>]*)/.exec(source.text.slice(markup + 2, at + 1))?.[1] ?? '';
  const span = new Span(source, markup, at + 1);
  const note = open ? { span: open.span, message: `<${open.tag}> starts here` } : undefined;
  if (/^Un(expected close|matched)/.test(message)) {
    if (!open) return diagnose('XML_UNOPENED_TAG', span, [name]);
    return diagnose('XML_MISMATCHED_TAG', span, [name, open.tag], { note });
  }
  if (/^(Unclosed|Unexpected end)/.test(message)) return unterminated(source, markup, 2 + name.length, `end tag </${name}`, '>');
  const found =
    source.text
      .slice(at)
      .split(/[<>\r\n]/, 1)[0]!
      .trim() || source.text.charAt(at);
  return diagnose('XML_BAD_TAG', new Span(source, at, at + found.length), [`/${name || open?.tag || ''}`, found]);
}

function unterminated(source: SourceFile, start: number, length: number, what: string, end: string): Diagnostic {
  return diagnose('XML_UNTERMINATED', new Span(source, start, start + length), [what, end]);
}
