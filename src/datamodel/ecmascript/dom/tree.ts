/** XML as a tree that never changes, so that sessions can look at the same one. */
import { SourceFile } from '../../../diagnostics/source.js';
import type { XmlElement } from '../../../xml/element.js';
import { elementText } from '../../../xml/element-text.js';
import { parseXml } from '../../../xml/parse.js';
import { escapeText, serializeXml } from '../../../xml/serialize.js';

/** Numbers of the DOM's node types. */
export const ELEMENT = 1;
export const TEXT = 3;
export const DOCUMENT = 9;

export interface TreeAttribute {
  readonly name: string;
  readonly value: string;
}

export class TreeNode {
  readonly children: TreeNode[] = [];

  constructor(
    readonly type: typeof ELEMENT | typeof TEXT | typeof DOCUMENT,
    /** Tag as written, or `#text`, `#document`. */
    readonly name: string,
    readonly parent: TreeNode | undefined,
    /** For texts. */
    readonly value: string | undefined,
    readonly namespace: string,
    readonly attributes: readonly TreeAttribute[],
    /** The node as XML. */
    readonly xml: () => string,
  ) {}

  /** All text inside. */
  get text(): string {
    return this.value ?? this.children.map((child) => child.text).join('');
  }

  #descendants: readonly TreeNode[] | undefined;

  /** All nodes inside, in document order. */
  get descendants(): readonly TreeNode[] {
    this.#descendants ??= this.#inside([]);
    return this.#descendants;
  }

  #inside(found: TreeNode[]): TreeNode[] {
    for (const child of this.children) {
      found.push(child);
      child.#inside(found);
    }
    return found;
  }

  #places: Map<TreeNode, number> | undefined;

  /** Which of the nodes inside one is, counted from 0. */
  placeOf(node: TreeNode): number {
    this.#places ??= new Map(this.descendants.map((each, i) => [each, i]));
    return this.#places.get(node) ?? -1;
  }

  /** The elements inside with that tag, or all for `*`, in document order. */
  elements(tag: string, found: TreeNode[] = []): TreeNode[] {
    for (const child of this.children) {
      if (child.type !== ELEMENT) continue;
      if (tag === '*' || child.name === tag) found.push(child);
      child.elements(tag, found);
    }
    return found;
  }
}

/** Reads XML with one or more outermost elements. @returns undefined when it is not well-formed */
export function parseTree(xml: string): TreeNode | undefined {
  const whole = parseXml(new SourceFile('<xml>', xml)).root;
  const document = new TreeNode(DOCUMENT, '#document', undefined, undefined, '', [], () => xml);
  if (whole) {
    addElement(document, whole);
    return document;
  }
  const wrapped = parseXml(new SourceFile('<xml>', `<xml>${xml}</xml>`)).root;
  if (!wrapped) return undefined;
  addChildren(document, wrapped);
  return document;
}

function addElement(parent: TreeNode, element: XmlElement): void {
  const attributes = element.attributes.map((attribute) => ({ name: attribute.attribute, value: attribute.text }));
  const node = new TreeNode(ELEMENT, element.tag, parent, undefined, element.namespace, attributes, () => serializeXml(element));
  parent.children.push(node);
  addChildren(node, element);
}

/** Elements and the texts between them. Depth is limited by the reader. */
function addChildren(node: TreeNode, element: XmlElement): void {
  let at = element.startTagEnd;
  for (const child of element.children) {
    addText(node, element, at, child.start);
    addElement(node, child);
    at = child.end;
  }
  addText(node, element, at, element.contentEnd);
}

function addText(node: TreeNode, element: XmlElement, start: number, end: number): void {
  if (start >= end) return;
  const { text } = elementText({ source: element.source, tag: element.tag, startTagEnd: start, contentEnd: end, children: [] });
  if (text !== '') node.children.push(new TreeNode(TEXT, '#text', node, text, '', [], () => escapeText(text)));
}
