/** The null data model (SCXML B.1): no data; conditions can only ask which states are active. */
import { diagnose } from '../diagnostics/diagnose.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { ScxmlError } from '../diagnostics/error.js';
import type { SourceText } from '../diagnostics/source.js';
import type { DataValue } from '../event.js';
import { XmlData } from '../event.js';
import {
  type DataModel,
  type DataModelCompiler,
  DataModelError,
  type DataModelOptions,
  type DataSession,
  type DataStore,
} from './contract.js';

/** `In('id')`, the one expression there is (B.1.1). Quotes may be left out. */
const IN = /^\s*In\s*\(\s*(?:'([^']*)'|"([^"]*)"|([^\s'"()]+))\s*\)\s*;?\s*$/;

export const nullDataModel: DataModel = {
  name: 'null',
  compiler: (options) => new NullCompiler(options),
};

class NullCompiler implements DataModelCompiler {
  readonly #diagnostics: Diagnostic[] = [];

  constructor(private readonly options: DataModelOptions) {}

  condition(source: SourceText): (data: object) => boolean {
    const match = IN.exec(source.text);
    if (!match) return this.#refuse(source, "a condition other than In('id')");
    const id = match[1] ?? match[2] ?? match[3] ?? '';
    if (this.options.stateIds && !this.options.stateIds.has(id)) this.#diagnostics.push(diagnose('UNKNOWN_STATE_IN', source.span, [id]));
    return (data) => (data as NullStore).session.isActive(id);
  }

  /** Text stays text, so that events can carry it. */
  text(source: SourceText): () => string {
    const text = source.text.replace(/\s+/g, ' ').trim();
    return () => text;
  }
  xml({ xml }: { readonly xml: string }): () => XmlData {
    return () => new XmlData(xml);
  }

  declare(id: SourceText): () => never {
    return this.#refuse(id, '<data>');
  }
  value(source: SourceText): () => never {
    return this.#refuse(source, 'an expression');
  }
  location(source: SourceText): { read: () => never; assign: () => never } {
    const refuse = this.#refuse(source, 'a location');
    return { read: refuse, assign: refuse };
  }
  assignment(location: SourceText, value: SourceText): () => never {
    this.location(location);
    return this.value(value);
  }
  script(source: SourceText): () => never {
    return this.#refuse(source, '<script>');
  }
  foreach(array: SourceText): () => never {
    return this.#refuse(array, '<foreach>');
  }

  check(): readonly Diagnostic[] {
    return this.#diagnostics;
  }

  create(session: DataSession): DataStore {
    return new NullStore(session);
  }

  restore(session: DataSession, snapshot: string): DataStore {
    if (snapshot !== NO_DATA) throw new ScxmlError('BAD_SNAPSHOT', 'the snapshot is not one of the null data model');
    return this.create(session);
  }

  #refuse(source: SourceText, what: string): () => never {
    const diagnostic = diagnose('NULL_DATAMODEL', source.span, [what]);
    this.#diagnostics.push(diagnostic);
    return () => {
      throw new DataModelError('execution', diagnostic.message, source);
    };
  }
}

/** Snapshot of a store without data. */
const NO_DATA = '{}';

class NullStore implements DataStore {
  constructor(readonly session: DataSession) {}
  begin(): void {}
  end(): undefined {}
  setEvent(): void {}
  import(value: DataValue): unknown {
    return value;
  }
  export(value: unknown): DataValue {
    return value as DataValue;
  }
  snapshot(): string {
    return NO_DATA;
  }
  inspect(): Readonly<Record<string, DataValue>> {
    return {};
  }
}
