/**
 * Executable content that is compiled when it is first wanted: a document has much of it, a session runs little of that.
 * What was compiled is kept, and the elements are let go.
 */
import { type Expression, isScxml, type SourceElement } from '../content/contract.js';
import type { SourceText, Span } from '../diagnostics/source.js';
import type { PlanBlock, PlanData, PlanInvoke, PlanState, PlanStateKind, PlanTransition, StateIndex } from './plan.js';
import type { PlanCompiler } from './plan-compiler.js';

/** Shared by all that have none of something; frozen, because it must stay empty. */
export const NONE: readonly never[] = Object.freeze([]);

/** All that a transition has from the start. */
export type TransitionHead = Pick<PlanTransition, 'index' | 'source' | 'descriptors' | 'targets' | 'internal' | 'span'>;

export class PlannedTransition implements PlanTransition {
  readonly index: number;
  readonly source: PlanState;
  readonly descriptors: readonly string[] | undefined;
  readonly targets: readonly PlanState[];
  readonly internal: boolean;
  readonly span: Span;
  private compiledCond: Expression<boolean> | undefined = undefined;
  private compiledContent: PlanBlock = NONE;

  constructor(
    head: TransitionHead,
    private readonly compiler: PlanCompiler,
    /** Undefined once it is compiled. */
    private condition: SourceText | undefined,
    /** Empty once they are compiled. */
    private elements: readonly SourceElement[],
  ) {
    this.index = head.index;
    this.source = head.source;
    this.descriptors = head.descriptors;
    this.targets = head.targets;
    this.internal = head.internal;
    this.span = head.span;
  }

  get cond(): Expression<boolean> | undefined {
    if (this.condition !== undefined) {
      this.compiledCond = this.compiler.condition(this.condition);
      this.condition = undefined;
    }
    return this.compiledCond;
  }

  get content(): PlanBlock {
    if (this.elements !== NONE) {
      this.compiledContent = this.compiler.planBlock(this.elements);
      this.elements = NONE;
    }
    return this.compiledContent;
  }
}

/** Its parts are filled in once all states exist, because they refer to each other. */
export class PlannedState implements PlanState {
  parent: PlanState | undefined = undefined;
  last: StateIndex;
  children: readonly PlanState[] = NONE;
  histories: readonly PlanState[] = NONE;
  historySlot = -1;
  transitions: readonly PlanTransition[] = NONE;
  initial: PlanTransition | undefined = undefined;
  invokes: readonly PlanInvoke[] = NONE;
  data: readonly PlanData[] = NONE;
  donedata: PlanState['donedata'] = undefined;
  private entryBlocks: readonly PlanBlock[] = NONE;
  private exitBlocks: readonly PlanBlock[] = NONE;

  constructor(
    readonly index: StateIndex,
    readonly id: string,
    readonly kind: PlanStateKind,
    readonly deep: boolean,
    readonly span: Span,
    private readonly compiler: PlanCompiler,
    /** `<onentry>` and `<onexit>`; empty once they are compiled. */
    private entryElements: readonly SourceElement[],
    private exitElements: readonly SourceElement[],
  ) {
    this.last = index;
  }

  get onentry(): readonly PlanBlock[] {
    if (this.entryElements !== NONE) {
      this.entryBlocks = blocksOf(this.entryElements, this.compiler);
      this.entryElements = NONE;
    }
    return this.entryBlocks;
  }

  get onexit(): readonly PlanBlock[] {
    if (this.exitElements !== NONE) {
      this.exitBlocks = blocksOf(this.exitElements, this.compiler);
      this.exitElements = NONE;
    }
    return this.exitBlocks;
  }
}

function blocksOf(elements: readonly SourceElement[], compiler: PlanCompiler): readonly PlanBlock[] {
  return elements.length === 0 ? NONE : elements.map((element) => compiler.planBlock(element.children));
}

/** Compiles what was not wanted yet. */
export function completeState(state: PlanState): void {
  for (const transition of state.transitions) completeTransition(transition);
  if (state.initial) completeTransition(state.initial);
  void [state.onentry, state.onexit];
}

function completeTransition(transition: PlanTransition): void {
  void [transition.cond, transition.content];
}

/** Whether content takes text from a file: that it cannot be read is said when the document is loaded, so this cannot wait. */
export function readsFile(elements: readonly SourceElement[]): boolean {
  for (const element of elements) {
    if (element.children.length > 0 ? readsFile(element.children) : isScxml(element, 'script') && element.attribute('src')) return true;
  }
  return false;
}
