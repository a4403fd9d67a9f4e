/**
 * A validated document (SCXML 3): its states as a tree with every reference resolved. Executable content stays as the
 * elements that were written; their kinds compile themselves.
 */
import type { SourceElement } from '../content/contract.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { SourceFile, SourceText } from '../diagnostics/source.js';

export type StateKind = 'scxml' | 'state' | 'parallel' | 'final' | 'history';

/** `<scxml>`, `<state>`, `<parallel>`, `<final>` or `<history>` (SCXML 3.2 to 3.10). */
export interface StateNode {
  readonly kind: StateKind;
  /** As written, or undefined; the root has none. */
  readonly id: string | undefined;
  readonly element: SourceElement;
  readonly parent: StateNode | undefined;
  /** States, parallels, finals and histories, in document order. */
  readonly children: readonly StateNode[];
  /** Transitions in document order; for a history, its one default transition. */
  readonly transitions: readonly TransitionNode[];
  /**
   * How to enter the default initial states of a compound state or of the document: from `initial="…"`, `<initial>`, or the
   * first child state. Undefined for atomic states, parallels, finals and histories.
   */
  initial: TransitionNode | undefined;
  /** `<onentry>` and `<onexit>` elements, each one block of executable content. */
  readonly onentry: readonly SourceElement[];
  readonly onexit: readonly SourceElement[];
  readonly invokes: readonly SourceElement[];
  readonly data: readonly DataNode[];
  readonly donedata: SourceElement | undefined;
  /** For a history. */
  readonly history: 'shallow' | 'deep' | undefined;
}

/** `<transition>`, also the one of an `<initial>` or `<history>`, and the implied one of an `initial` attribute (SCXML 3.5). */
export interface TransitionNode {
  readonly source: StateNode;
  /** Event descriptors as written, split at white space; empty for an eventless transition. */
  readonly events: readonly string[];
  readonly cond: SourceText | undefined;
  /** Empty for a targetless transition. */
  targets: readonly StateNode[];
  readonly type: 'internal' | 'external';
  /** The `<transition>`; for an implied transition the state's element. */
  readonly element: SourceElement;
  /** Executable content, in order. */
  readonly content: readonly SourceElement[];
}

/** `<data>` (SCXML 5.3). */
export interface DataNode {
  readonly id: SourceText;
  readonly element: SourceElement;
  readonly expr: SourceText | undefined;
  readonly src: SourceText | undefined;
}

export interface ScxmlDocument {
  readonly source: SourceFile;
  readonly root: StateNode;
  /** Every state but the root, by id, in document order. */
  readonly states: ReadonlyMap<string, StateNode>;
  readonly name: string | undefined;
  readonly datamodel: string;
  readonly binding: 'early' | 'late';
  /** Limits that the document sets for its sessions, by name: attributes of `<scxml>` in the namespace `urn:statewire:budget`. */
  readonly budgets: ReadonlyMap<string, SourceText>;
  /** `<script>` children of `<scxml>`, run when the document is started (SCXML 5.8). */
  readonly scripts: readonly SourceElement[];
}

/** What reading gives: the document as far as it could be understood, and all that is wrong with it. */
export interface ReadResult {
  /**
   * Undefined when it cannot be understood at all: another element, namespace or data model. In spite of other errors it is
   * there, so that its expressions can be checked too; whoever runs documents refuses it because of its diagnostics.
   */
  readonly document: ScxmlDocument | undefined;
  readonly diagnostics: readonly Diagnostic[];
}
