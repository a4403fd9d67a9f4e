/** One expression or script of a document: parsed when it is first needed, then a closure. */
import type { AnyNode, Program } from 'acorn';
import { diagnose } from '../../../diagnostics/diagnose.js';
import type { Diagnostic } from '../../../diagnostics/diagnostic.js';
import type { SourceText } from '../../../diagnostics/source.js';
import { Frame, OUTERMOST } from '../generate/frame.js';
import { type Complain, Generator } from '../generate/generator.js';
import { handlers } from '../generate/handlers.js';
import { dataSlot } from '../generate/identifiers.js';
import { machine } from '../machine.js';
import { throwError } from '../operations/throw.js';
import { analyse } from '../syntax/analyse.js';
import { startsStrict } from '../syntax/directives.js';
import { parseExpression, parseScript, SyntaxProblem } from '../syntax/parse.js';
import { type Calculation, type Comparisons, calculationOf, comparisonsOf } from './shape.js';
import type { SharedByDocument } from './shared-by-document.js';

/** What is compiled: code over frames. */
export type Code<T> = (frame: Frame) => T;

export class SourceUnit<T> {
  readonly base: number;
  /** What is wrong with the source; undefined while nothing is. Most units never need the list. */
  #problems: Diagnostic[] | undefined;
  #code: Code<T> | undefined;
  #slotCount = 0;
  /** For quick evaluation, when the expression has such a shape; known once it was compiled. */
  calculation: Calculation | undefined = undefined;
  comparisons: Comparisons | undefined = undefined;
  /** Slot of the variable, when the expression is nothing but one that a `<data>` declares; else -1. */
  slot = -1;
  /** The frame for every run, when the source has no local variables. */
  constantFrame: Frame | undefined = undefined;

  constructor(
    readonly source: SourceText,
    private readonly shared: SharedByDocument,
    private readonly stateIds: ReadonlySet<string> | undefined,
    private readonly kind: 'expression' | 'script',
    private readonly generate: (generator: Generator, tree: AnyNode) => Code<T>,
  ) {
    this.base = shared.units.add(source);
  }

  get problems(): readonly Diagnostic[] {
    return this.#problems ?? [];
  }

  /** Compiles, if that was not done yet. Never throws: code that cannot be compiled throws when it runs. */
  prepare(): Code<T> {
    if (this.#code === undefined) {
      this.#code = this.#compile();
      machine.session?.grow();
    }
    return this.#code;
  }

  /** A frame for one run: nothing is allocated unless the source has local variables. */
  frame(): Frame {
    return this.#slotCount === 0 ? OUTERMOST : new Frame(undefined, this.#slotCount, undefined, undefined, undefined);
  }

  #compile(): Code<T> {
    const { text } = this.source;
    try {
      const tree = this.kind === 'expression' ? parseExpression(text) : parseScript(text);
      const strict = tree.type === 'Program' && startsStrict((tree as Program).body);
      const analysis = analyse(tree, strict);
      const { names, code: table } = this.shared;
      const complain: Complain = (code, what, start, end, hint) => {
        this.#report(diagnose(code, this.source.within(start, end), [what], { hint }));
      };
      const generator = new Generator(handlers, names, analysis, this.base, complain, text, strict, this.stateIds, table);
      const code = this.generate(generator, tree);
      this.#slotCount = analysis.top.slotCount;
      if (this.#slotCount === 0) this.constantFrame = OUTERMOST;
      this.calculation = calculationOf(generator, tree);
      this.comparisons = comparisonsOf(generator, tree);
      this.slot = dataSlot(generator, tree) ?? -1;
      return code;
    } catch (error) {
      if (error instanceof SyntaxProblem) return this.#broken(error);
      if (error instanceof RangeError)
        return this.#broken(new SyntaxProblem('UNSUPPORTED_SYNTAX', 'code nested so deeply', 0, text.length));
      throw error;
    }
  }

  #broken(problem: SyntaxProblem): Code<T> {
    const span = this.source.within(problem.start, problem.end);
    const diagnostic = diagnose(problem.code, span, [problem.message], { hint: problem.hint });
    this.#report(diagnostic);
    const position = this.base + problem.start;
    const message = problem.code === 'EXPRESSION_SYNTAX' ? problem.message : diagnostic.message;
    return () => {
      machine.position = position;
      throwError('SyntaxError', message);
    };
  }

  #report(diagnostic: Diagnostic): void {
    this.#problems ??= [];
    this.#problems.push(diagnostic);
  }
}
