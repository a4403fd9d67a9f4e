/** Prefixes and the namespaces they are bound to (Namespaces in XML 1.0). */

export const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';
export const XMLNS_NAMESPACE = 'http://www.w3.org/2000/xmlns/';

/** The declarations of one start tag on top of those around it. Elements without declarations share their parent's. */
export class NamespaceScope {
  /** That of elements without prefix; empty when there is none. */
  readonly defaultNamespace: string;

  constructor(
    private readonly outer: NamespaceScope | undefined,
    /** Prefix (empty for the default namespace) → namespace URI. */
    private readonly declared: ReadonlyMap<string, string>,
  ) {
    this.defaultNamespace = this.resolve('') ?? '';
  }

  /** What a prefix is bound to; undefined when it is not. Without a default namespace the empty prefix is bound to ''. */
  resolve(prefix: string): string | undefined {
    for (let scope: NamespaceScope | undefined = this; scope; scope = scope.outer) {
      const namespace = scope.declared.get(prefix);
      if (namespace !== undefined) return namespace;
    }
    return undefined;
  }

  /** Whether the prefix is declared here, within the scope `around`. */
  declaresInside(prefix: string, around: NamespaceScope): boolean {
    for (let scope: NamespaceScope | undefined = this; scope && scope !== around; scope = scope.outer) {
      if (scope.declared.has(prefix)) return true;
    }
    return false;
  }
}

export const NO_NAMESPACES = new NamespaceScope(
  undefined,
  new Map([
    ['', ''],
    ['xml', XML_NAMESPACE],
  ]),
);

/** What is wrong with binding `prefix` to `namespace`; undefined when nothing is. */
export function badDeclaration(prefix: string, namespace: string): string | undefined {
  if (prefix === 'xmlns') return 'prefix "xmlns" cannot be declared';
  if (prefix === 'xml') return namespace === XML_NAMESPACE ? undefined : `prefix "xml" is always bound to ${XML_NAMESPACE}`;
  if (namespace === XML_NAMESPACE || namespace === XMLNS_NAMESPACE) return `no prefix but its own can be bound to ${namespace}`;
  if (prefix !== '' && namespace === '') return `prefix "${prefix}" cannot be bound to no namespace`;
  return undefined;
}
