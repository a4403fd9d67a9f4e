/**
 * Reading a document (SCXML 3): elements against the schema, states into a tree, ids into references, then one rule after
 * the other. Every mistake is reported, in document order.
 */
import { diagnose } from '../diagnostics/diagnose.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { Speller } from '../diagnostics/did-you-mean.js';
import { inOrder } from '../diagnostics/in-order.js';
import type { SourceFile } from '../diagnostics/source.js';
import type { XmlElement } from '../xml/element.js';
import { buildState, descendants } from './build.js';
import { checkElements } from './check-elements.js';
import type { ReadContext, ReadOptions } from './context.js';
import type { ReadResult, ScxmlDocument, StateNode } from './document.js';
import { BUDGET_NAMESPACE, SCXML_NAMESPACE } from './namespaces.js';
import { collectIds, resolveTargets } from './resolve.js';
import { checkRules } from './rules/all.js';

/** Value of `datamodel` when a document has none; the Recommendation leaves it to the platform (SCXML 3.2.1). */
const DEFAULT_DATA_MODEL = 'ecmascript';

/**
 * Reads a parsed document. Never throws: what is wrong is in the result's diagnostics, sorted by place.
 * @param root as `parseXml` gives it
 */
export function readDocument(root: XmlElement, source: SourceFile, options: ReadOptions): ReadResult {
  const diagnostics: Diagnostic[] = [];
  const reported = new Set<string>();
  const context: ReadContext = {
    ...options,
    namespace: root.namespace,
    speller: new Speller(),
    report: (diagnostic) => {
      diagnostics.push(diagnostic);
      reported.add(diagnostic.code);
    },
  };
  const document = checkRoot(root, context) ? read(root, source, context, reported) : undefined;
  const usable = root.namespace === SCXML_NAMESPACE && document !== undefined && options.dataModels.includes(document.datamodel);
  return { document: usable ? document : undefined, diagnostics: inOrder(diagnostics) };
}

/** @returns whether the rest can be read */
function checkRoot(root: XmlElement, context: ReadContext): boolean {
  if (root.name !== 'scxml') {
    const hint = context.speller.nearest(root.name, ['scxml']) ? 'did you mean "scxml"?' : undefined;
    context.report(diagnose('NOT_SCXML', root.span, [root.tag], { hint }));
    return false;
  }
  if (root.namespace !== SCXML_NAMESPACE) {
    const declaration = root.prefix === '' ? 'xmlns' : `xmlns:${root.prefix}`;
    context.report(diagnose('WRONG_NAMESPACE', root.span, [root.namespace], { hint: `write ${declaration}="${SCXML_NAMESPACE}"` }));
  }
  return true;
}

function read(root: XmlElement, source: SourceFile, context: ReadContext, reported: ReadonlySet<string>): ScxmlDocument {
  checkElements(root, context);
  const tree: StateNode = buildState(root, undefined, context.namespace);
  const nodes = descendants(tree);
  const states = collectIds(nodes, context);
  resolveTargets(tree, nodes, states, context);
  const document: ScxmlDocument = {
    source,
    root: tree,
    states,
    name: root.attribute('name')?.text,
    datamodel: root.attribute('datamodel')?.text.trim() || DEFAULT_DATA_MODEL,
    binding: root.attribute('binding')?.text === 'late' ? 'late' : 'early',
    budgets: new Map(root.attributes.filter(({ namespace }) => namespace === BUDGET_NAMESPACE).map((each) => [each.name, each])),
    scripts: root.children.filter((child) => child.namespace === context.namespace && child.name === 'script'),
  };
  checkRules(root, { ...context, document, nodes, reported });
  return document;
}
