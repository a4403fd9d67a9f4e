import { diagnose } from '../../diagnostics/diagnose.js';
import type { RuleContext } from '../context.js';
import { descriptorProblem } from '../event-names.js';
import { tokens } from '../tokens.js';

/** `<transition>` of a state (SCXML 3.5): it says when or where to, and its events are descriptors. */
export function checkTransitions(context: RuleContext): void {
  for (const node of context.nodes) {
    if (node.kind === 'history') continue;
    for (const { element, content, events, cond } of node.transitions) {
      if (events.length === 0 && !cond && !element.attribute('event') && !element.attribute('target')) {
        context.report(diagnose(content.length > 0 ? 'ENDLESS_TRANSITION' : 'EMPTY_TRANSITION', element.span, []));
      }
      if (!events.some(descriptorProblem)) continue;
      for (const { text, span } of tokens(element.attribute('event'))) {
        const problem = descriptorProblem(text);
        if (problem) context.report(diagnose('BAD_EVENT_DESCRIPTOR', span, [text], { hint: problem }));
      }
    }
  }
}
