/** Ids of the states of a document, found without an XML parser, so that the judge shares nothing with what it judges. */

const MARKUP =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<!DOCTYPE[\s\S]*?(?:\[[\s\S]*?\]\s*)?>|<(\/?)([A-Za-z_][\w.:-]*)((?:\s+[\w.:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/g;
const STATES = new Set(['state', 'parallel', 'final']);
/** Elements that may hold another document, whose states are not ours. */
const EMBEDDING = new Set(['content', 'data', 'assign']);

/** Ids of the atomic states and of all states of the outer document. */
export function scanStates(xml) {
  const atomic = new Set();
  const all = new Set();
  const open = [];
  const close = ({ id, isState, hasChildren, embedded }) => {
    if (isState && id !== undefined && !hasChildren && !embedded) atomic.add(id);
  };
  for (const [, endTag, qualifiedName, attributes, empty] of xml.matchAll(MARKUP)) {
    if (qualifiedName === undefined) continue;
    const name = qualifiedName.replace(/^.*:/, '');
    if (endTag) {
      const index = open.findLastIndex((element) => element.name === name);
      if (index >= 0) close(open.splice(index)[0]);
      continue;
    }
    const embedded = open.some((element) => EMBEDDING.has(element.name));
    const isState = STATES.has(name);
    const id = isState ? idOf(attributes) : undefined;
    if (isState && !embedded) {
      const parent = open.findLast((element) => element.isState);
      if (parent) parent.hasChildren = true;
      if (id !== undefined) all.add(id);
    }
    const element = { name, isState, id, embedded, hasChildren: false };
    if (empty) close(element);
    else open.push(element);
  }
  return { atomic, all };
}

function idOf(attributes) {
  const match = /(?:^|\s)id\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(attributes);
  return match?.[1] ?? match?.[2];
}
