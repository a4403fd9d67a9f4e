/** Compiles the expressions of one document (contract of data models). */

import type { AnyNode } from 'acorn';
import { diagnose } from '../../../diagnostics/diagnose.js';
import type { Diagnostic } from '../../../diagnostics/diagnostic.js';
import { Speller } from '../../../diagnostics/did-you-mean.js';
import { ScxmlError } from '../../../diagnostics/error.js';
import type { SourceText } from '../../../diagnostics/source.js';
import type {
  DataLocation,
  DataModelCompiler,
  DataModelOptions,
  DataSession,
  DataStore,
  Evaluate,
  Foreach,
  InlineXml,
} from '../../contract.js';
import { fromTree } from '../dom/import.js';
import { parseTree, type TreeNode } from '../dom/tree.js';
import { CodeTable } from '../generate/code-table.js';
import type { Generator } from '../generate/generator.js';
import type { Limits } from '../limits.js';
import { throwTypeError } from '../operations/throw.js';
import { Unreadable } from '../snapshot/decode.js';
import type { CodeFinder } from '../snapshot/make.js';
import { parseSnapshot, readState } from '../snapshot/snapshot.js';
import type { TimeZone } from '../time-zone.js';
import { assigner, assignment } from './assignment.js';
import { conditionEvaluator } from './condition.js';
import { documentLimits } from './document-limits.js';
import { evaluator, run } from './evaluate.js';
import { foreachOver } from './foreach.js';
import { GlobalNames } from './names.js';
import type { SharedByDocument } from './shared-by-document.js';
import { type Code, SourceUnit } from './source-unit.js';
import { EcmascriptStore } from './store.js';
import { textValue } from './text.js';
import { locationCode, loopVariable, scriptCode } from './top-level.js';
import { Units } from './units.js';

/** What a host chose for all its documents. */
export interface Settings {
  readonly limits: Limits;
  readonly dataAlias: boolean;
  readonly zone: TimeZone;
}

export class EcmascriptCompiler implements DataModelCompiler {
  readonly #shared: SharedByDocument;
  readonly #stateIds: ReadonlySet<string> | undefined;
  readonly #budgetProblems: readonly Diagnostic[];
  readonly #units: SourceUnit<unknown>[] = [];

  constructor(options: DataModelOptions, { limits, dataAlias, zone }: Settings) {
    const document = documentLimits(limits, options.budgets);
    this.#budgetProblems = document.problems;
    const names = new GlobalNames(options.globals, dataAlias);
    this.#shared = { names, units: new Units(), limits: document.limits, zone, code: new CodeTable() };
    this.#stateIds = options.stateIds;
  }

  declare(id: SourceText): (data: object, value: unknown) => void {
    const name = id.text.trim();
    const { names } = this.#shared;
    names.allow(name);
    if (names.isReserved(name)) {
      const base = this.#shared.units.add(id);
      return (data) => run(data as EcmascriptStore, base, () => throwTypeError(`'${name}' is read-only`));
    }
    const slot = names.declare(name, 'data');
    return (data, value) => {
      const store = data as EcmascriptStore;
      store.enter();
      store.slots[slot] = value;
    };
  }

  value(source: SourceText): Evaluate<unknown> {
    return evaluator(this.#unit(source, 'expression', valueCode));
  }

  condition(source: SourceText): Evaluate<boolean> {
    return conditionEvaluator(this.#unit(source, 'expression', conditionCode));
  }

  script(source: SourceText): Evaluate<void> {
    if (source.text.trim() === '') return () => undefined;
    return evaluator(this.#unit(source, 'script', scriptCode));
  }

  location(source: SourceText): DataLocation {
    const unit = this.#unit(source, 'expression', placeCode);
    return {
      read: (data) => {
        const code = unit.prepare(); // may append slots, so it comes before the session is entered
        return run(data as EcmascriptStore, unit.base, () => code(unit.frame()).read(unit.frame()));
      },
      assign: assigner(unit),
    };
  }

  assignment(location: SourceText, value: SourceText): (session: { readonly data: object }) => void {
    return assignment(this.#unit(location, 'expression', placeCode), this.#unit(value, 'expression', valueCode));
  }

  foreach(array: SourceText, item: SourceText, index: SourceText | undefined): Foreach {
    const list = this.#unit(array, 'expression', valueCode);
    const variable = (source: SourceText) =>
      this.#unit(source, 'expression', (g, tree) => {
        const write = loopVariable(g, tree);
        return () => write;
      });
    return foreachOver(list, variable(item), index && variable(index));
  }

  text(source: SourceText): Evaluate<unknown> {
    const base = this.#shared.units.add(source);
    const value = textValue(source.text);
    return (data) => run(data as EcmascriptStore, base, value);
  }

  xml(content: InlineXml): Evaluate<unknown> {
    const base = this.#shared.units.add(content.source);
    let tree: TreeNode | undefined;
    return (data) =>
      run(data as EcmascriptStore, base, () => {
        tree ??= parseTree(content.xml);
        return tree === undefined ? throwTypeError('XML that is not well-formed') : fromTree(tree, content.xml.length);
      });
  }

  check(): readonly Diagnostic[] {
    for (const unit of this.#units) unit.prepare();
    return [...this.#budgetProblems, ...this.#units.flatMap((unit) => unit.problems), ...this.#undeclared()];
  }

  /** Names that nothing declares and that look like one which is declared. Others may be what the author wants: an error. */
  #undeclared(): Diagnostic[] {
    const { names, units } = this.#shared;
    const speller = new Speller();
    return names.undeclared().flatMap(([name, position]) => {
      const hint = speller.hint(name, names.declared);
      const place = hint === undefined ? undefined : units.locate(position);
      if (place === undefined) return [];
      const span = place.source.within(place.index, place.index + name.length);
      return [diagnose('UNDECLARED_VARIABLE', span, [name], { hint })];
    });
  }

  create(session: DataSession): DataStore {
    return new EcmascriptStore(this.#shared, session);
  }

  restore(session: DataSession, snapshot: string): DataStore {
    const { units } = this.#shared;
    try {
      const parsed = parseSnapshot(snapshot);
      if (parsed.sources > units.count || parsed.hash !== units.hash(parsed.sources)) {
        throw new Unreadable('it belongs to another document');
      }
      for (const unit of this.#units) unit.prepare(); // scripts say how their names were declared
      const store = new EcmascriptStore(this.#shared, session);
      store.enter(); // what another session changed about built-ins is not there while this one is read
      store.restore(readState(parsed, { ...this.#code, globalObject: () => store.globalObject() }));
      return store;
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'it needs more than a session may have';
      throw new ScxmlError('BAD_SNAPSHOT', `the snapshot of the data cannot be read: ${reason}`, undefined, { cause: error });
    }
  }

  readonly #code: Omit<CodeFinder, 'globalObject'> = {
    function: (position) => this.#shared.code.functions.get(position),
    fields: (position) => this.#shared.code.fields.get(position),
  };

  #unit<T>(source: SourceText, kind: 'expression' | 'script', generate: ConstructorParameters<typeof SourceUnit<T>>[4]): SourceUnit<T> {
    const unit = new SourceUnit<T>(source, this.#shared, this.#stateIds, kind, generate);
    this.#units.push(unit);
    return unit;
  }
}

// what units generate, made once: a document has many of each

function valueCode(g: Generator, tree: AnyNode): Code<unknown> {
  return g.expression(tree);
}

function conditionCode(g: Generator, tree: AnyNode): Code<unknown> {
  warnOfAssignment(g, tree);
  return g.expression(tree);
}

function placeCode(g: Generator, tree: AnyNode): Code<ReturnType<typeof locationCode>> {
  const code = locationCode(g, tree);
  return () => code;
}

/** `cond="a = b"` is legal, and hardly ever what was meant. */
function warnOfAssignment(g: Generator, tree: AnyNode): void {
  if (tree.type !== 'AssignmentExpression' || tree.operator !== '=') return;
  g.complain('ASSIGNMENT_IN_CONDITION', g.source(tree), tree.start, tree.end, 'did you mean "=="?');
}
