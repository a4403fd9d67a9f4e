/** The global variables of a document: each name has a slot, the same in all its sessions (SCXML B.2.1). */
import { globals } from '../builtins/globals.js';
import { TDZ, UNDECLARED } from '../generate/frame.js';
import { Unreadable } from '../snapshot/decode.js';

/** How a global came to be. `used`: only read or assigned so far, perhaps a built-in. */
export type GlobalKind = 'used' | 'data' | 'var' | 'function' | 'let' | 'const' | 'class';

/** SCXML's own variables (5.10), besides those of extensions. */
const SYSTEM_NAMES: readonly string[] = ['_event', '_sessionid', '_name', '_ioprocessors', '_x', 'In'];

/** Slots are only ever appended, because expressions are parsed when they are first used. */
export class GlobalNames {
  readonly names: string[] = [];
  readonly kinds: GlobalKind[] = [];
  /** Values that slots begin with in a session. */
  readonly initial: unknown[] = [];
  readonly #slots = new Map<string, number>();
  readonly #reserved: Set<string>;
  readonly #extensions: ReadonlySet<string>;

  /** @param dataAlias whether `_data` is the data model as an object, for documents that do not declare one themselves */
  constructor(extensionGlobals: readonly string[], dataAlias: boolean) {
    this.#extensions = new Set(extensionGlobals);
    this.#reserved = new Set([...SYSTEM_NAMES, ...extensionGlobals]);
    if (dataAlias) this.#reserved.add('_data');
  }

  /** The names that documents can read and never change. */
  get reserved(): Iterable<string> {
    return this.#reserved;
  }

  /** A document that declares `<data id="_data">` means its own. */
  allow(name: string): void {
    if (name === '_data') this.#reserved.delete(name);
  }

  /** Where names are first read that need somebody to declare them; and names that may come to exist while a document runs. */
  readonly #reads = new Map<string, number>();
  readonly #written = new Set<string>();
  /** Whether code uses the global object, through which names come to exist unseen. */
  usesGlobalObject = false;

  noteRead(name: string, position: number): void {
    const first = this.#reads.get(name);
    if (first === undefined || position < first) this.#reads.set(name, position);
  }

  noteWrite(name: string): void {
    this.#written.add(name);
  }

  /** Names that are read and that nothing in the document declares or assigns to, with the place of the first read. */
  undeclared(): (readonly [name: string, position: number])[] {
    if (this.usesGlobalObject) return [];
    return [...this.#reads].filter(([name]) => {
      const slot = this.#slots.get(name);
      return slot !== undefined && this.kinds[slot] === 'used' && this.initial[slot] === UNDECLARED && !this.#written.has(name);
    });
  }

  /** Names that the document declares or assigns to: what a misspelt one may have been meant to be. */
  get declared(): string[] {
    return this.names.filter((name, slot) => this.kinds[slot] !== 'used' || this.#written.has(name));
  }

  /** A name that documents can read and never change (SCXML 5.10). */
  isReserved(name: string): boolean {
    return this.#reserved.has(name);
  }

  /** A variable that an extension supplies. */
  isExtension(name: string): boolean {
    return this.#extensions.has(name);
  }

  slot(name: string): number {
    const known = this.#slots.get(name);
    if (known !== undefined) return known;
    const slot = this.names.length;
    this.#slots.set(name, slot);
    this.names.push(name);
    this.kinds.push('used');
    this.initial.push(globals.has(name) ? globals.get(name) : UNDECLARED);
    return slot;
  }

  /**
   * The slot of a variable of a snapshot.
   * @throws Unreadable for a name that no code of the document has, or a value that the variable cannot have
   */
  slotFor(name: string, value: unknown): number {
    const slot = this.#slots.get(name);
    const isData = slot !== undefined && this.kinds[slot] === 'data';
    if (slot === undefined || (isData && (value === UNDECLARED || value === TDZ))) throw new Unreadable(`variable ${name}`);
    return slot;
  }

  /** The slot of a name that a `<data>` declares. */
  dataSlot(name: string): number | undefined {
    const slot = this.#slots.get(name);
    return slot !== undefined && this.kinds[slot] === 'data' ? slot : undefined;
  }

  /** Variables that are not what they begin as, in alphabetical order, so that the order of parsing does not matter. */
  changed(slots: readonly unknown[]): [name: string, value: unknown][] {
    const changed = slots.map((value, slot): [string, unknown] => [this.names[slot]!, value]);
    return changed.filter(([, value], slot) => value !== this.initial[slot]).sort(([a], [b]) => (a < b ? -1 : 1));
  }

  declare(name: string, kind: Exclude<GlobalKind, 'used'>): number {
    const slot = this.slot(name);
    if (this.kinds[slot] !== 'data') this.kinds[slot] = kind;
    if (kind === 'data') this.initial[slot] = undefined;
    return slot;
  }

  /** Declared by `let`, `const` or `class`: a variable that is no property of the global object. */
  isLexical(slot: number): boolean {
    const kind = this.kinds[slot];
    return kind === 'let' || kind === 'const' || kind === 'class';
  }

  /** A built-in that the session has not replaced. */
  isBuiltin(slot: number, value: unknown): boolean {
    return this.kinds[slot] === 'used' && this.initial[slot] !== UNDECLARED && this.initial[slot] === value;
  }
}
