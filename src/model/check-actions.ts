/** Elements of other namespaces: actions of extensions in executable content, layout data of editors elsewhere (SCXML 4.10). */
import type { ActionElement } from '../content/contract.js';
import { diagnose } from '../diagnostics/diagnose.js';
import type { XmlElement } from '../xml/element.js';
import type { ReadContext } from './context.js';
import { genesysModule, isLayout, XINCLUDE_NAMESPACE } from './namespaces.js';
import { type ElementSchema, SCHEMA } from './schema.js';

export function checkForeign(element: XmlElement, parent: XmlElement, schema: ElementSchema, context: ReadContext): void {
  const { namespace, tag } = element;
  if (namespace === '' && element.prefix !== '') return; // an unbound prefix, reported where XML was read
  const extension = context.actions(namespace);
  if (namespace === XINCLUDE_NAMESPACE) {
    const hint = 'put the parts together before loading, or use <invoke>';
    context.report(diagnose('UNSUPPORTED_INCLUDE', element.span, [tag], { hint }));
  } else if (!schema.executable) {
    if (extension?.actions.has(element.name)) reportMisplaced(element, parent, context);
    else if (namespace === '' && SCHEMA.has(element.name)) reportNoNamespace(element, parent, context);
  } else if (extension) {
    const action = extension.actions.get(element.name);
    if (action) checkAction(element, action, context);
    else {
      const hint = elsewhere(element.name, context) ?? context.speller.hint(element.name, extension.actions.keys());
      context.report(diagnose('UNKNOWN_ACTION', element.span, [tag], { hint }));
    }
  } else if (!isLayout(namespace) || parent.name !== 'transition') reportUnknownNamespace(element, parent, context);
}

/** Where an action of that name is, when it stands in another namespace. */
function elsewhere(name: string, context: ReadContext): string | undefined {
  const found = [...(context.namespaces ?? [])].find((namespace) => context.actions(namespace)?.actions.has(name));
  return found === undefined ? undefined : `<${name}> is an action of the namespace "${found}"`;
}

function reportMisplaced(element: XmlElement, parent: XmlElement, context: ReadContext): void {
  const hint = 'executable content stands in <onentry>, <onexit> and <transition>';
  context.report(diagnose('MISPLACED_ACTION', element.span, [element.tag, parent.tag], { hint }));
}

/** `<state>` without namespace in a document that writes SCXML with a prefix. */
function reportNoNamespace(element: XmlElement, parent: XmlElement, context: ReadContext): void {
  context.report(diagnose('IGNORED_ELEMENT', element.span, [element.tag], { hint: prefixed(element, parent) }));
}

function prefixed(element: XmlElement, parent: XmlElement): string {
  return parent.prefix === '' ? 'remove xmlns=""' : `write <${parent.prefix}:${element.name}>`;
}

function reportUnknownNamespace(element: XmlElement, parent: XmlElement, context: ReadContext): void {
  const { namespace, tag } = element;
  const module = genesysModule(namespace);
  if (module !== undefined) context.report(diagnose('UNSUPPORTED_MODULE', element.span, [tag, module]));
  else {
    const hint =
      namespace === '' && SCHEMA.has(element.name) ? prefixed(element, parent) : context.speller.hint(namespace, context.namespaces ?? []);
    context.report(diagnose('UNKNOWN_NAMESPACE', element.span, [tag, namespace], { hint }));
  }
}

function checkAction(element: XmlElement, action: ActionElement, context: ReadContext): void {
  let hints = '';
  for (const attribute of element.attributes) {
    const name = attribute.attribute;
    if (name.includes(':')) continue;
    const kind = Object.hasOwn(action.attributes, name) ? action.attributes[name] : undefined;
    if (kind === undefined) {
      const known = action.hints && Object.hasOwn(action.hints, name) ? action.hints[name] : undefined;
      const hint = known ?? context.speller.hint(name, Object.keys(action.attributes));
      context.report(diagnose('UNKNOWN_ATTRIBUTE', attribute.span, [name, element.tag], { hint, section: '4.10' }));
      hints += hint ?? '';
    } else if (!kind.endsWith('?') && attribute.text.trim() === '') {
      context.report(diagnose('EMPTY_ATTRIBUTE', attribute.span, [name, element.tag], { section: '4.10' }));
    }
  }
  for (const [name, kind] of Object.entries(action.attributes)) {
    if (kind.endsWith('?') || element.attribute(name)) continue;
    if (hints.includes(`"${name}"`) || hints.includes(`${name}="`)) continue; // said at the attribute that is written instead
    context.report(diagnose('MISSING_ATTRIBUTE', element.span, [name, element.tag], { section: '4.10' }));
  }
  if (element.children.length > 0 || !element.blank) {
    context.report(diagnose('ACTION_CHILDREN', element.children[0]?.span ?? element.span, [element.tag]));
  }
}
