/** Namespaces that the reader of documents knows by name. */

export const SCXML_NAMESPACE = 'http://www.w3.org/2005/07/scxml';
/** Attributes of `<scxml>` in it are limits of the document's sessions. */
export const BUDGET_NAMESPACE = 'urn:statewire:budget';
export const XINCLUDE_NAMESPACE = 'http://www.w3.org/2001/XInclude';

/** Layout data that editors put between executable content (the arrows of Qt Creator). It means nothing to a session. */
const LAYOUT_NAMESPACES: ReadonlySet<string> = new Set(['http://www.qt.io/2015/02/scxml-ext']);

const GENESYS = /^(?:https?:\/\/)?www\.genesyslab\.com\/modules\/([a-z]+)\/?$/;
const GENESYS_MODULES: ReadonlySet<string> = new Set([
  'session',
  'ws',
  'queue',
  'interaction',
  'dialog',
  'statistic',
  'classification',
  'resource',
  'elasticconnector',
]);

export function isLayout(namespace: string): boolean {
  return LAYOUT_NAMESPACES.has(namespace);
}

/** The module that a namespace of Genesys Orchestration Server names, if it names a known one. */
export function genesysModule(namespace: string): string | undefined {
  const name = GENESYS.exec(namespace)?.[1];
  return name !== undefined && GENESYS_MODULES.has(name) ? name : undefined;
}
