/** Properties and methods of DOM nodes: those that reading needs, under their names of the DOM. */
import { getter, hidden, method } from '../builtins/define.js';
import { allocate, spend } from '../machine.js';
import { toInteger, toText } from '../operations/read.js';
import { throwTypeError } from '../operations/throw.js';
import { ArrayPrototype, arrayOf, isArray, isObject, newObject } from '../values/object.js';
import { makeIntrinsic, protect } from '../values/protection.js';
import { SYMBOL_TO_STRING_TAG } from '../values/symbols.js';
import { GuestNode, NodePrototype } from './node.js';
import { DOCUMENT, ELEMENT, type TreeNode } from './tree.js';

/** Lists of nodes are arrays with `item`. */
/** Prototype of the lists that `getElementsByTagName` gives. */
export const NodeListPrototype = newObject();
Object.setPrototypeOf(NodeListPrototype, ArrayPrototype);
method(NodeListPrototype, 'item', 1, (self, [index]) => (isArray(self) ? (self[toInteger(index)] ?? null) : null));

function thisNode(self: unknown): GuestNode {
  if (!isObject(self) || !GuestNode.is(self)) throwTypeError('not a node');
  return self;
}

function wrap(node: GuestNode, tree: TreeNode | undefined): GuestNode | null {
  if (tree === undefined) return null;
  spend(1);
  allocate(64);
  return GuestNode.sibling(node, tree);
}

function listOf(node: GuestNode, trees: readonly TreeNode[]): object {
  allocate(32 + 8 * trees.length);
  const list: object = arrayOf(trees.map((tree) => wrap(node, tree)));
  Object.setPrototypeOf(list, NodeListPrototype);
  protect(list);
  return list;
}

/** A property computed from the tree; nodes it finds become objects. */
function property(name: string, value: (tree: TreeNode, node: GuestNode) => unknown): void {
  getter(NodePrototype, name, (self) => {
    const node = thisNode(self);
    return value(GuestNode.tree(node), node);
  });
}

function link(name: string, find: (tree: TreeNode) => TreeNode | undefined): void {
  property(name, (tree, node) => wrap(node, find(tree)));
}

function beside(tree: TreeNode, step: number): TreeNode | undefined {
  const children = tree.parent?.children;
  if (children === undefined) return undefined;
  spend(children.length >> 3);
  return children[children.indexOf(tree) + step];
}

function elementsOf(tree: TreeNode): TreeNode[] {
  return tree.children.filter((child) => child.type === ELEMENT);
}

function rootOf(tree: TreeNode): TreeNode {
  let root = tree;
  while (root.parent !== undefined) root = root.parent;
  return root;
}

function localName(tree: TreeNode): string {
  return tree.name.slice(tree.name.indexOf(':') + 1);
}

property('nodeType', (tree) => tree.type);
property('nodeName', (tree) => tree.name);
property('nodeValue', (tree) => tree.value ?? null);
property('data', (tree) => tree.value);
property('textContent', (tree) => (tree.type === DOCUMENT ? null : charged(tree)));
property('tagName', (tree) => (tree.type === ELEMENT ? tree.name : undefined));
property('localName', (tree) => (tree.type === ELEMENT ? localName(tree) : undefined));
property('prefix', (tree) => (tree.type === ELEMENT && tree.name.includes(':') ? tree.name.slice(0, tree.name.indexOf(':')) : null));
property('namespaceURI', (tree) => (tree.namespace === '' ? null : tree.namespace));
property('childNodes', (tree, node) => listOf(node, tree.children));
property('children', (tree, node) => listOf(node, elementsOf(tree)));
property('childElementCount', (tree) => elementsOf(tree).length);
link('parentNode', (tree) => tree.parent);
link('parentElement', (tree) => (tree.parent?.type === ELEMENT ? tree.parent : undefined));
link('ownerDocument', (tree) => (tree.parent === undefined ? undefined : rootOf(tree)));
link('documentElement', (tree) => (tree.type === DOCUMENT ? elementsOf(tree)[0] : undefined));
link('firstChild', (tree) => tree.children[0]);
link('lastChild', (tree) => tree.children.at(-1));
link('firstElementChild', (tree) => elementsOf(tree)[0]);
link('lastElementChild', (tree) => elementsOf(tree).at(-1));
link('nextSibling', (tree) => beside(tree, 1));
link('previousSibling', (tree) => beside(tree, -1));
property('attributes', (tree) => {
  allocate(64 * tree.attributes.length);
  const list = arrayOf(tree.attributes.map(({ name, value }) => attributeObject(name, value)));
  Object.setPrototypeOf(list, NodeListPrototype);
  protect(list as object);
  return list;
});

function attributeObject(name: string, value: string): object {
  const attribute = newObject();
  attribute['name'] = name;
  attribute['value'] = value;
  attribute['nodeName'] = name;
  attribute['nodeValue'] = value;
  protect(attribute);
  return attribute;
}

function charged(tree: TreeNode): string {
  const { text } = tree;
  spend(text.length >> 4);
  allocate(text.length);
  return text;
}

function attributeOf(self: unknown, name: unknown): string | undefined {
  const wanted = toText(name);
  return GuestNode.tree(thisNode(self)).attributes.find((attribute) => attribute.name === wanted)?.value;
}

method(NodePrototype, 'getAttribute', 1, (self, [name]) => attributeOf(self, name) ?? null);
method(NodePrototype, 'hasAttribute', 1, (self, [name]) => attributeOf(self, name) !== undefined);
method(NodePrototype, 'hasAttributes', 0, (self) => GuestNode.tree(thisNode(self)).attributes.length > 0);
method(NodePrototype, 'getAttributeNames', 0, (self) => arrayOf(GuestNode.tree(thisNode(self)).attributes.map(({ name }) => name)));
method(NodePrototype, 'hasChildNodes', 0, (self) => GuestNode.tree(thisNode(self)).children.length > 0);
method(NodePrototype, 'getElementsByTagName', 1, (self, [tag]) => {
  const node = thisNode(self);
  return found(node, GuestNode.tree(node).elements(toText(tag)));
});
method(NodePrototype, 'getElementsByTagNameNS', 2, (self, [namespace, name]) => {
  const node = thisNode(self);
  const [uri, local] = [namespace === null ? '' : toText(namespace), toText(name)];
  const matches = (tree: TreeNode): boolean => (uri === '*' || tree.namespace === uri) && (local === '*' || localName(tree) === local);
  return found(node, GuestNode.tree(node).elements('*').filter(matches));
});
method(NodePrototype, 'getElementById', 1, (self, [id]) => {
  const node = thisNode(self);
  const wanted = toText(id);
  const all = GuestNode.tree(node).elements('*');
  spend(all.length);
  return wrap(
    node,
    all.find((tree) => tree.attributes.some(({ name, value }) => name === 'id' && value === wanted)),
  );
});

function found(node: GuestNode, trees: readonly TreeNode[]): object {
  spend(GuestNode.xml(node).length >> 6);
  return listOf(node, trees);
}

hidden(NodePrototype, SYMBOL_TO_STRING_TAG, 'Node');
for (const prototype of [NodePrototype, NodeListPrototype]) {
  for (const key of Reflect.ownKeys(prototype)) freezeMember(Object.getOwnPropertyDescriptor(prototype, key)?.value);
  makeIntrinsic(prototype);
}

function freezeMember(value: unknown): void {
  if (!isObject(value)) return;
  const parts = 'getter' in value ? [(value as { getter: unknown }).getter] : [value];
  for (const part of parts) if (isObject(part)) makeIntrinsic(part);
}
