/** XML as the guest sees it: objects like those of the DOM, to read only (SCXML B.2.1). */

import { asGuestPrototype, ObjectPrototype } from '../values/object.js';
import { protect } from '../values/protection.js';
import type { TreeNode } from './tree.js';

export class GuestNode {
  readonly #tree: TreeNode;
  /** The nodes of the same document that were asked for, so that each is one object. */
  readonly #known: Map<TreeNode, GuestNode>;

  private constructor(tree: TreeNode, known: Map<TreeNode, GuestNode>) {
    this.#tree = tree;
    this.#known = known;
    known.set(tree, this);
    protect(this);
  }
  /** The outermost node of a tree. */
  static root(tree: TreeNode): GuestNode {
    return new GuestNode(tree, new Map());
  }
  static is(value: object): value is GuestNode {
    return #tree in value;
  }
  static tree(node: GuestNode): TreeNode {
    return node.#tree;
  }
  /** Another node of the same document. */
  static sibling(node: GuestNode, tree: TreeNode): GuestNode {
    return node.#known.get(tree) ?? new GuestNode(tree, node.#known);
  }
  static xml(node: GuestNode): string {
    return node.#tree.xml();
  }
}

export const NodePrototype = asGuestPrototype(GuestNode.prototype, ObjectPrototype);
