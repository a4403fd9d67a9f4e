import type { ContentKind, SendType } from '../content/contract.js';
import type { DataModel } from '../datamodel/contract.js';
import type { SourceText } from '../diagnostics/source.js';

/** What the platform offers to documents. */
export interface Platform {
  readonly dataModels: ReadonlyMap<string, DataModel>;
  /** Executable content by namespace and name. */
  content(namespace: string, name: string): ContentKind | undefined;
  /** Event I/O processors and invokers by type or alias. */
  sendType(type: string): SendType | undefined;
  /** @returns the canonical name of the type */
  invokeType(type: string): string | undefined;
  /** Names of read-only variables that extensions supply. */
  readonly globals: readonly string[];
}

/** Text of a `src` attribute's resource, fetched before; undefined when it could not be. */
export type Resources = (src: SourceText) => SourceText | undefined;
