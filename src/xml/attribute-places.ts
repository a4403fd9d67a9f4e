/**
 * Where the attributes of a document stand, as numbers. A document has many attributes, and most are looked at once or
 * never: objects are made of those that somebody asks for.
 */
import type { SourceFile } from '../diagnostics/source.js';
import { XmlAttribute } from './attribute.js';
import { isQName } from './names.js';
import type { NamespaceScope } from './namespaces.js';

/** Numbers of one attribute: where it starts, where its value starts and ends, whether the value is verbatim. */
const NUMBERS = 4;
const AMPERSAND = 38;

export class AttributePlaces {
  readonly #names: string[] = [];
  #numbers = new Int32Array(64 * NUMBERS);

  constructor(readonly source: SourceFile) {}

  /** How many there are; the next one gets this number. */
  get count(): number {
    return this.#names.length;
  }

  /** @param verbatim as of `XmlAttribute` */
  add(name: string, start: number, valueStart: number, valueEnd: number, verbatim: boolean): void {
    const at = this.#names.length * NUMBERS;
    if (at === this.#numbers.length) {
      const larger = new Int32Array(2 * at);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers[at] = start;
    this.#numbers[at + 1] = valueStart;
    this.#numbers[at + 2] = valueEnd;
    this.#numbers[at + 3] = verbatim ? 1 : 0;
    this.#names.push(name);
  }

  /** Name as written, with prefix. */
  name(index: number): string {
    return this.#names[index]!;
  }
  valueStart(index: number): number {
    return this.#numbers[index * NUMBERS + 1]!;
  }
  valueEnd(index: number): number {
    return this.#numbers[index * NUMBERS + 2]!;
  }
  isVerbatim(index: number): boolean {
    return this.#numbers[index * NUMBERS + 3] === 1;
  }

  /** Whether the value begins with a visible character; false when that is not plain to see. */
  beginsVisibly(index: number): boolean {
    const start = this.valueStart(index);
    const c = this.source.text.charCodeAt(start);
    return start < this.valueEnd(index) && c > 32 && c < 127 && c !== AMPERSAND;
  }

  /** @param element its name as written; `scope` are the namespaces in it */
  at(index: number, element: string, scope: NamespaceScope): XmlAttribute {
    const at = index * NUMBERS;
    const name = this.#names[index]!;
    const colon = name.indexOf(':');
    const namespace = colon < 0 || !isQName(name) ? '' : (scope.resolve(name.slice(0, colon)) ?? '');
    const [start, valueStart, valueEnd] = [this.#numbers[at]!, this.#numbers[at + 1]!, this.#numbers[at + 2]!];
    return new XmlAttribute(this.source, element, name, namespace, start, valueStart, valueEnd, this.#numbers[at + 3] === 1);
  }
}

/** Whether an attribute of that name declares a namespace. */
export function isDeclaration(name: string): boolean {
  return name.startsWith('xmlns') && (name.length === 5 || name[5] === ':');
}
