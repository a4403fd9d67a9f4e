/** Error events (SCXML 3.12.2): what is thrown while content runs, as data that a flow designer can find the place by. */
import { ExecutionError } from '../content/contract.js';
import { type CallSite, DataModelError, type DataModelErrorKind } from '../datamodel/contract.js';
import type { Span } from '../diagnostics/source.js';
import { type DataValue, ERROR_EXECUTION, ScxmlEvent } from '../event.js';

interface Element {
  readonly tag: string;
  readonly span: Span;
}

/** Whether it stopped the macrostep's content because a budget was used up. */
export function isBudgetError(error: unknown): boolean {
  return budgetOf(error) !== undefined;
}

/** Which budget was used up; undefined for other errors. */
export function budgetOf(error: unknown): DataModelErrorKind | undefined {
  const root = rootOf(error);
  return root instanceof DataModelError && root.kind !== 'execution' ? root.kind : undefined;
}

/**
 * `error.execution` with `_event.data` = { message, reason, tagname, attribute, expression, file, line, column, stack }: `reason` is
 * the message, or `fuel`, `memory`, `depth`, `quota` when a budget was used up; `tagname` is the element that was executing, the
 * place where it failed. `stack` is there when functions of the document were running: a list of { function, file, line, column },
 * the innermost first, the last without a function.
 */
export function errorEvent(error: unknown, element?: Element): ScxmlEvent {
  const sendid = error instanceof ExecutionError ? error.sendid : undefined;
  return new ScxmlEvent(ERROR_EXECUTION, 'platform', { sendid, data: errorData(error, element) });
}

/** An error event of that name with `_event.data` = { message, reason, tagname, file, line, column }. */
export function platformError(name: string, message: string, sendid: string | undefined, at: Element, reason = message): ScxmlEvent {
  return new ScxmlEvent(name, 'platform', { sendid, data: { message, reason, tagname: at.tag, ...place(at.span) } });
}

function errorData(error: unknown, element: Element | undefined): DataValue {
  const root = rootOf(error);
  const message = root instanceof Error ? root.message : String(root);
  if (root instanceof DataModelError && root.source) {
    const { source, index, entry } = root;
    return {
      message,
      reason: root.kind === 'execution' ? message : root.kind,
      tagname: (entry ?? source).element,
      attribute: source.attribute,
      expression: source.text.length > 200 ? `${source.text.slice(0, 200)}…` : source.text,
      ...place(source.within(Math.min(index, source.text.length))),
      ...(root.calls.length > 0 && { stack: root.calls.map(callSite) }),
    };
  }
  const at = (root instanceof ExecutionError ? root.at : undefined) ?? element;
  return {
    message,
    reason: root instanceof DataModelError && root.kind !== 'execution' ? root.kind : message,
    ...(at && { tagname: at.tag, ...place(at.span) }),
  };
}

function callSite({ name, at }: CallSite): DataValue {
  return { function: name, ...(at && place(at.source.within(Math.min(at.index, at.source.text.length)))) };
}

function place(span: Span): Readonly<Record<string, DataValue>> {
  return { file: span.file, line: span.line, column: span.column };
}

/** What was thrown first: an `ExecutionError` may only add a send id. */
function rootOf(error: unknown): unknown {
  let root = error;
  while (root instanceof ExecutionError && root.cause !== undefined) root = root.cause;
  return root;
}
