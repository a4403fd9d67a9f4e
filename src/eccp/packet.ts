/** The elements of a packet: what is left of it for those who read messages. */
export interface PacketElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly PacketElement[];
  /** Its own text, not that of its children; not trimmed. */
  readonly text: string;
}

/** The first child of that name: an element that is given twice counts once. */
export function childOf(element: PacketElement, name: string): PacketElement | undefined {
  for (const child of element.children) if (child.name === name) return child;
  return undefined;
}

/** The text of the first child of that name. */
export function textOf(element: PacketElement, name: string): string | undefined {
  return childOf(element, name)?.text;
}
