import type { XmlData } from '../../../event.js';
import { allocate, spend } from '../machine.js';
import { throwTypeError } from '../operations/throw.js';
import { GuestNode } from './node.js';
import { parseTree, type TreeNode } from './tree.js';
import './members.js';

/** XML data as a document node. @throws TypeError of the guest when it is not well-formed */
export function fromXml(data: XmlData): GuestNode {
  spend(data.xml.length >> 3);
  const tree = parseTree(data.xml);
  if (tree === undefined) throwTypeError('XML that is not well-formed cannot enter the data model');
  return fromTree(tree, data.xml.length);
}

export function fromTree(tree: TreeNode, size: number): GuestNode {
  allocate(200 + 4 * size);
  return GuestNode.root(tree);
}
