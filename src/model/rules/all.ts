import type { XmlElement } from '../../xml/element.js';
import { visitElements } from '../check-elements.js';
import type { RuleContext } from '../context.js';
import {
  checkAssign,
  checkCancel,
  checkContent,
  checkDonedata,
  checkFinalize,
  checkIf,
  checkParam,
  checkRaise,
  checkScript,
} from './content.js';
import { checkDataElement, checkDataNames } from './data.js';
import { checkDocument } from './document.js';
import { checkHistories } from './history.js';
import { checkIds } from './ids.js';
import { checkInitials } from './initial.js';
import { checkInvoke } from './invoke.js';
import { checkNeverEnabled } from './never-enabled.js';
import { checkParallels } from './parallel.js';
import { checkReadOnly } from './read-only.js';
import { checkSend } from './send.js';
import { checkTargetSets } from './target-sets.js';
import { checkTransitions } from './transitions.js';
import { checkReachable } from './unreachable.js';

/** Rules about one element, by its name. */
const ELEMENT_RULES: ReadonlyMap<string, (element: XmlElement, context: RuleContext) => void> = new Map([
  ['raise', checkRaise],
  ['if', checkIf],
  ['data', checkDataElement],
  ['assign', checkAssign],
  ['foreach', checkReadOnly],
  ['donedata', checkDonedata],
  ['content', checkContent],
  ['param', checkParam],
  ['script', checkScript],
  ['send', checkSend],
  ['cancel', checkCancel],
  ['invoke', checkInvoke],
  ['finalize', checkFinalize],
]);

/** Every rule, in the order of the Recommendation. */
export function checkRules(root: XmlElement, context: RuleContext): void {
  checkDocument(root, context);
  checkParallels(context);
  checkTransitions(context);
  checkInitials(context);
  checkHistories(context);
  checkTargetSets(context);
  checkNeverEnabled(context);
  checkReachable(context);
  checkIds(context);
  checkDataNames(context);
  visitElements(root, context.namespace, (element) => ELEMENT_RULES.get(element.name)?.(element, context));
}
