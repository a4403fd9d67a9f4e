import { diagnose } from '../../diagnostics/diagnose.js';
import type { RuleContext } from '../context.js';

/** `<parallel>` (SCXML 3.4) has regions. */
export function checkParallels(context: RuleContext): void {
  for (const { kind, element, children } of context.nodes) {
    if (kind === 'parallel' && children.every((child) => child.kind === 'history')) {
      context.report(diagnose('EMPTY_PARALLEL', element.span, []));
    }
  }
}
