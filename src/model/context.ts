import type { ActionElement } from '../content/contract.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Speller } from '../diagnostics/did-you-mean.js';
import type { ScxmlDocument, StateNode } from './document.js';

/** What the platform offers to documents. */
export interface ReadOptions {
  /** The actions of the extension that is registered for a namespace; undefined when there is none. */
  readonly actions: (namespace: string) => { readonly actions: ReadonlyMap<string, ActionElement> } | undefined;
  /** Names of the data models. */
  readonly dataModels: readonly string[];
  /** Whether the platform has an event I/O processor of this type; without it, types are not judged. */
  readonly isSendType?: ((type: string) => boolean) | undefined;
  /** Whether the platform can invoke services of this type; without it, types are not judged. */
  readonly isInvokeType?: ((type: string) => boolean) | undefined;
  /** The namespaces that extensions are registered for, to find misspelt ones. */
  readonly namespaces?: readonly string[] | undefined;
}

/** What every check of a document gets. */
export interface ReadContext extends ReadOptions {
  /** The namespace of SCXML elements in this document. */
  readonly namespace: string;
  readonly speller: Speller;
  report(diagnostic: Diagnostic): void;
}

/** A document whose references are resolved as far as they could be, for the rules that look at all of it. */
export interface RuleContext extends ReadContext {
  readonly document: ScxmlDocument;
  /** Every state but the root in document order, also those without id or with a duplicate one. */
  readonly nodes: readonly StateNode[];
  /** Codes of what was reported so far, for rules that would only repeat it in other words. */
  readonly reported: ReadonlySet<string>;
}
