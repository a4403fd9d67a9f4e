import { diagnose } from '../diagnostics/diagnose.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { ScxmlError } from '../diagnostics/error.js';
import { inOrder } from '../diagnostics/in-order.js';
import { SourceFile, type SourceText, Span } from '../diagnostics/source.js';
import { readDocument } from '../model/read.js';
import { compilePlan } from '../plan/compile.js';
import type { Plan } from '../plan/plan.js';
import { parseXml } from '../xml/parse.js';
import type { Registry } from './registry.js';
import type { ResourceLoader } from './resources.js';

export interface LoadResult {
  /** Undefined when a diagnostic of severity `error` refuses the document. */
  readonly plan: Plan | undefined;
  /** All that is wrong, in document order; expressions are included only when `checkExpressions` was asked for. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface LoadOptions {
  /** Name of the document's file: printed in messages, and where relative `src` start from. */
  readonly file: string;
  readonly registry: Registry;
  readonly resources: ResourceLoader;
  /** Parse every expression now; without it each is parsed when it is first used. */
  readonly checkExpressions: boolean;
}

/** Text to plan: reading, validating, fetching resources, compiling. Never throws for what a document says. */
export function loadDocument(text: string, options: LoadOptions): LoadResult {
  const { registry } = options;
  const source = new SourceFile(options.file, text);
  const { root, diagnostics: xml } = parseXml(source);
  if (!root) return { plan: undefined, diagnostics: xml };
  const read = readDocument(root, source, {
    actions: (namespace) => {
      const actions = registry.actions(namespace);
      return actions && { actions };
    },
    dataModels: [...registry.dataModels.keys()],
    namespaces: registry.namespaces,
    isSendType: (type) => registry.sendType(type) !== undefined,
    isInvokeType: (type) => registry.invokeType(type) !== undefined,
  });
  const diagnostics: Diagnostic[] = [...xml, ...read.diagnostics];
  const refused = (): boolean => diagnostics.some(({ severity }) => severity === 'error');
  if (!read.document || (refused() && !options.checkExpressions)) return { plan: undefined, diagnostics };

  const plan = compilePlan(read.document, registry, (src) => fetchResource(src, options, diagnostics));
  diagnostics.push(...plan.diagnostics);
  if (options.checkExpressions) {
    plan.complete();
    diagnostics.push(...plan.datamodel.check());
  }
  return { plan: refused() ? undefined : plan, diagnostics: inOrder(diagnostics) };
}

/** The `src` of all `<data>` and `<script>` of a document, as far as it can be read. */
export function externalSources(text: string, file: string): string[] {
  const sources: string[] = [];
  const { root } = parseXml(new SourceFile(file, text));
  const open = root ? [root] : [];
  for (let element = open.pop(); element; element = open.pop()) {
    const src = element.attribute('src')?.text.trim();
    if (src && (element.name === 'data' || element.name === 'script')) sources.push(src);
    for (const child of element.children) open.push(child);
  }
  return sources;
}

/** A script that cannot be fetched refuses the document (SCXML 5.8); data that cannot be is an error event later (5.3). */
function fetchResource(src: SourceText, options: LoadOptions, diagnostics: Diagnostic[]): SourceText | undefined {
  try {
    const resource = options.resources.read(src.text.trim(), options.file);
    const source = new SourceFile(resource.name, resource.text);
    const offset = resource.text.startsWith('\uFEFF') ? 1 : 0;
    const within = (start: number, end = start + 1): Span => new Span(source, offset + start, offset + end);
    const body = resource.text.slice(offset);
    return { text: body, element: src.element, attribute: undefined, span: within(0, body.length), within };
  } catch (error) {
    if (!(error instanceof ScxmlError)) throw error;
    const refusing = /(^|:)script$/.test(src.element);
    const diagnostic = diagnose('RESOURCE_NOT_LOADED', src.span, [src.text, error.message]);
    diagnostics.push(refusing ? diagnostic : { ...diagnostic, severity: 'deferred', section: '5.3' });
    return undefined;
  }
}
