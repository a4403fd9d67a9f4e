import { diagnose } from '../../diagnostics/diagnose.js';
import type { XmlElement } from '../../xml/element.js';
import type { RuleContext } from '../context.js';
import type { DataNode } from '../document.js';
import { checkExclusive, checkNoContentBeside } from './exclusive.js';

const VARIABLE = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u;
const RESERVED_WORDS: ReadonlySet<string> = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for ' +
    'function if implements import in instanceof interface let new null package private protected public return static super switch ' +
    'this throw true try typeof var void while with yield'
  ).split(' '),
);
const SYSTEM_VARIABLES: ReadonlySet<string> = new Set(['_event', '_sessionid', '_name', '_ioprocessors', '_x', 'In']);

/** `<data>` (SCXML 5.3): one value, from one place. */
export function checkDataElement(element: XmlElement, context: RuleContext): void {
  checkExclusive(element, 'expr', 'src', context);
  const value = element.attribute('expr') ? 'expr' : 'src';
  checkNoContentBeside(element, value, 'content', context);
}

/** Names of variables (SCXML 5.3, 5.10, B.2): legal, not the platform's, each declared once in the whole document. */
export function checkDataNames(context: RuleContext): void {
  const seen = new Map<string, DataNode>();
  for (const node of [context.document.root, ...context.nodes]) {
    for (const data of node.data) {
      const name = data.id.text.trim();
      if (name === '') continue;
      checkName(data, name, context);
      const first = seen.get(name);
      if (!first) seen.set(name, data);
      else {
        const note = { span: first.id.span, message: `the first declaration of "${name}"` };
        const hint = 'variables of all states share one scope';
        context.report(diagnose('DUPLICATE_DATA', data.id.span, [name], { note, hint }));
      }
    }
  }
}

function checkName(data: DataNode, name: string, context: RuleContext): void {
  if (SYSTEM_VARIABLES.has(name)) context.report(diagnose('RESERVED_VARIABLE', data.id.span, [name]));
  else if (context.document.datamodel === 'ecmascript' && (!VARIABLE.test(name) || RESERVED_WORDS.has(name))) {
    const hint = RESERVED_WORDS.has(name) ? 'it is a word of the language' : 'letters, digits, "_" and "$", not starting with a digit';
    context.report(diagnose('BAD_VARIABLE_NAME', data.id.span, [name], { hint }));
  }
}
