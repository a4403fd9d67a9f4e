import type { XmlElement } from '../../xml/element.js';
import type { RuleContext } from '../context.js';
import { checkDocument } from './document.js';

/** Every rule about a document as a whole, in the order of the Recommendation. */
export function checkRules(root: XmlElement, context: RuleContext): void {
  checkDocument(root, context);
}
