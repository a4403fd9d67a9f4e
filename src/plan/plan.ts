/**
 * A plan: a document compiled once, frozen, shared by all its sessions. States are numbered in document order, so that
 * entry order is ascending and exit order descending index (SCXML 3.13), and "is descendant" is a range check.
 */
import type { ContentSession, Expression, Payload, Run } from '../content/contract.js';
import type { DataModelCompiler } from '../datamodel/contract.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Span } from '../diagnostics/source.js';

export type StateIndex = number;

/** One step of a block, with the element it came from for traces. */
export interface PlanStep {
  readonly run: Run;
  readonly tag: string;
  readonly span: Span;
}

/** A block of executable content: the first error ends it (SCXML 4). */
export type PlanBlock = readonly PlanStep[];

export type PlanStateKind = 'scxml' | 'atomic' | 'compound' | 'parallel' | 'final' | 'history';

export interface PlanState {
  readonly index: StateIndex;
  /** As written, or generated for a state without an id; the root has the empty string. */
  readonly id: string;
  readonly kind: PlanStateKind;
  readonly parent: PlanState | undefined;
  /** Index of its last descendant, or its own: descendants are `index + 1` to `last`. */
  readonly last: StateIndex;
  /** Child states without histories, in document order. */
  readonly children: readonly PlanState[];
  readonly histories: readonly PlanState[];
  /** For a history: its place in a session's history values, and whether it is deep. */
  readonly historySlot: number;
  readonly deep: boolean;
  readonly transitions: readonly PlanTransition[];
  /** Of compound states and the root. */
  readonly initial: PlanTransition | undefined;
  readonly onentry: readonly PlanBlock[];
  readonly onexit: readonly PlanBlock[];
  readonly invokes: readonly PlanInvoke[];
  readonly data: readonly PlanData[];
  readonly donedata: Payload | undefined;
  readonly span: Span;
}

export interface PlanTransition {
  /** Place in document order. */
  readonly index: number;
  readonly source: PlanState;
  /** Event descriptors without a trailing `.*` or `.`; undefined for an eventless transition. */
  readonly descriptors: readonly string[] | undefined;
  readonly cond: Expression<boolean> | undefined;
  /** Empty for a targetless transition. */
  readonly targets: readonly PlanState[];
  readonly internal: boolean;
  readonly content: PlanBlock;
  readonly span: Span;
}

/** `<data>`: how to initialise it (SCXML 5.3). */
export interface PlanData {
  readonly id: string;
  /** Undefined: the value stays undefined. */
  readonly value: Expression<unknown> | undefined;
  readonly initialise: (data: object, value: unknown) => void;
}

/** `<invoke>` (SCXML 6.4): its parts, each evaluated when the service is started. */
export interface PlanInvoke {
  readonly state: PlanState;
  /** @returns the id: the author's, or `stateid.platformid` written to `idlocation` when there is one */
  readonly invokeid: (session: ContentSession) => string;
  /** Canonical name of the service's type. @throws ExecutionError for a type the platform has not */
  readonly service: (session: ContentSession) => string;
  readonly src: (session: ContentSession) => string | undefined;
  readonly payload: Payload;
  readonly autoforward: boolean;
  /** Undefined without `<finalize>`. */
  readonly finalize: PlanBlock | undefined;
  readonly tag: string;
  readonly span: Span;
}

export interface Plan {
  /** Name of the document's file, or what the caller called it. */
  readonly file: string;
  /** Fingerprint of the document's text: what snapshots of its sessions are bound to. */
  readonly hash: string;
  /** Value of `<scxml name>`; empty without it. */
  readonly name: string;
  readonly binding: 'early' | 'late';
  readonly root: PlanState;
  /** All states by index, the root first. */
  readonly states: readonly PlanState[];
  readonly byId: ReadonlyMap<string, PlanState>;
  readonly historySlots: number;
  /** Whether some transition waits for no event. */
  readonly hasEventless: boolean;
  /** Top-level scripts, run after the data model is initialised (SCXML 5.8). */
  readonly scripts: readonly PlanStep[];
  readonly datamodel: DataModelCompiler;
  /**
   * Compiles what waits for its first use: conditions and content. Wanted before all expressions are checked, and before
   * a snapshot is taken or restored, which is bound to all of them.
   */
  complete(): void;
  /** What was found while compiling and reading, none of it of severity `error`. */
  readonly diagnostics: readonly Diagnostic[];
}
