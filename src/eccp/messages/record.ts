/** Elements with elements in them. A record writes its fields in the order in which it describes them. */
import { childOf, type PacketElement, textOf } from '../packet.js';
import { escapeText, writeAttribute, writeElement } from '../write-packet.js';
import { type Body, UnreadableMessage } from './body.js';
import type { Scalar } from './scalars.js';
import type { Field, Part, ReceivedPart, ReceivedRecord, RecordBody, RecordOf, Repeated, Shape, TypedPart } from './shape.js';

export function record<const S extends Shape>(shape: S): RecordBody<S> {
  const fields = Object.entries(shape).map(([name, part]) => new RecordField(name, part));
  const collect = <V>(value: (field: RecordField) => V | undefined): Readonly<Record<string, V>> => {
    const found: Record<string, V> = {};
    for (const field of fields) {
      const one = value(field);
      if (one !== undefined) found[field.name] = one;
    }
    return found;
  };
  return {
    shape,
    read: (element) => collect((field) => field.read(element)) as RecordOf<S>,
    receive: (element) => collect((field) => field.receive(element)) as ReceivedRecord<S>,
    write(name, value) {
      const values: Readonly<Record<string, unknown>> = value;
      let attributes = '';
      let inside = '';
      for (const field of fields) {
        const one = values[field.name];
        if (one === undefined) continue;
        if (field.isAttribute) attributes += field.write(one);
        else inside += field.write(one);
      }
      return writeElement(name, inside, attributes);
    },
  };
}

/** An element that holds any number of elements of one name: `<agents><agent>…</agent></agents>`. */
export function list<T, R>(item: string, body: Body<T, R>): Body<readonly T[], readonly R[]> {
  const items = ({ children }: PacketElement): PacketElement[] => children.filter(({ name }) => name === item);
  return {
    item,
    read: (element) => items(element).map((child) => body.read(child)),
    receive: (element) => items(element).map((child) => body.receive(child)),
    write: (name, values) => writeElement(name, values.map((value) => body.write(item, value)).join('')),
  };
}

/** An element that says what it has to say by being there: `<success/>`. */
export const present: Body<true, true> = { read: () => true, receive: () => true, write: (name) => writeElement(name, '') };

/** One of some records, chosen by a word in it. */
export function choice<K extends string, C extends Readonly<Record<string, Body<Readonly<Record<K, string>>, unknown>>>>(
  key: K,
  cases: C,
): Body<TypedPart<C[keyof C]>, ReceivedPart<C[keyof C]>> {
  const known = (word: string | undefined): Body<unknown, unknown> | undefined =>
    word !== undefined && Object.hasOwn(cases, word) ? cases[word] : undefined;
  const chosen = (parent: string, word: string | undefined): Body<unknown, unknown> => {
    const body = known(word);
    if (!body) throw new UnreadableMessage(`${key} of ${parent} is not one of ${Object.keys(cases).join(', ')}`);
    return body;
  };
  return {
    read: (element) => chosen(element.name, textOf(element, key)).read(element) as TypedPart<C[keyof C]>,
    receive: (element) => (known(textOf(element, key)) ?? record({})).receive(element) as ReceivedPart<C[keyof C]>,
    write: (name, value) => chosen(name, (value as Readonly<Record<K, string>>)[key]).write(name, value),
  };
}

class RecordField {
  readonly isAttribute: boolean;
  readonly #place: (Field<unknown, unknown, boolean> | Repeated<unknown, unknown>)['place'];
  readonly #optional: boolean;
  readonly #body: Body<unknown, unknown>;

  constructor(
    readonly name: string,
    part: Part,
  ) {
    const field = 'place' in part ? part : { place: 'element' as const, optional: false, body: part };
    this.#place = field.place;
    this.#optional = field.optional;
    this.#body = field.body as Body<unknown, unknown>;
    this.isAttribute = field.place === 'attribute';
  }

  read(parent: PacketElement): unknown {
    if (this.#place === 'repeated') return this.#all(parent).map((element) => this.#body.read(element));
    const element = this.#find(parent);
    if (element === undefined && !this.#optional) throw new UnreadableMessage(`${parent.name} has no ${this.name}`);
    if (element === undefined || (this.#optional && isNumberWithout(this.#body, element))) return undefined;
    return this.#body.read(element);
  }

  receive(parent: PacketElement): unknown {
    if (this.#place === 'repeated') return this.#all(parent).map((element) => this.#body.receive(element));
    const element = this.#find(parent);
    return element && this.#body.receive(element);
  }

  write(value: unknown): string {
    if (this.#place === 'attribute') return writeAttribute(this.name, (this.#body as Scalar<unknown>).format(value));
    if (this.#place === 'content') return escapeText((this.#body as Scalar<unknown>).format(value));
    if (this.#place === 'element') return this.#body.write(this.name, value);
    return (value as readonly unknown[]).map((one) => this.#body.write(this.name, one)).join('');
  }

  #all({ children }: PacketElement): PacketElement[] {
    return children.filter(({ name }) => name === this.name);
  }

  /** An attribute and the element's own text are read like elements that hold nothing else. */
  #find(parent: PacketElement): PacketElement | undefined {
    if (this.#place === 'element') return childOf(parent, this.name);
    const text = this.#place === 'attribute' ? parent.attributes.get(this.name) : parent.text;
    return text === undefined ? undefined : { name: this.name, attributes: new Map(), children: [], text };
  }
}

/** An optional number that is there but empty is not there. */
function isNumberWithout(body: Body<unknown, unknown>, element: PacketElement): boolean {
  return element.text === '' && element.children.length === 0 && 'parse' in body && (body as Scalar<unknown>).parse('') === undefined;
}
