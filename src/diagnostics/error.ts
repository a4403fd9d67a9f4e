import type { Diagnostic } from './diagnostic.js';
import type { Span } from './source.js';

/** What a caller can match on. Each code is explained in `README.md` of this folder. */
export type ErrorCode =
  | 'DOCUMENT_REFUSED' // the document has diagnostics of severity error; they are in `diagnostics`
  | 'FILE_NOT_READABLE'
  | 'RESOURCE_NOT_LOADED' // <script src>, <data src> or <invoke src> could not be fetched
  | 'BAD_DELAY'
  | 'BAD_EVENT_NAME'
  | 'BAD_DATA' // a value that no event can carry: a function, a cycle, nested too deeply
  | 'BAD_OPTION'
  | 'BAD_SNAPSHOT' // damaged, of another version, or of another document
  | 'BAD_EXTENSION'
  | 'NO_SUCH_SESSION'
  | 'SESSION_ENDED'
  | 'SESSION_BUSY' // a snapshot was asked for in the middle of a macrostep or of performing its effects
  | 'DUPLICATE_SESSION'
  | 'INBOX_FULL'
  | 'HOST_CLOSED'
  | 'TOO_MANY_SESSIONS';

/** Misuse by the caller, or a resource that is gone. Callers match on `code`; the wording is free to improve. */
export class ScxmlError extends Error {
  override readonly name = 'ScxmlError';
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly span?: Span,
    options?: ErrorOptions & { diagnostics?: readonly Diagnostic[] },
  ) {
    super(span ? `${span.file}:${span.line}:${span.column}: ${message}` : message, options);
    this.diagnostics = options?.diagnostics ?? [];
  }
  /** Why a document was refused; empty for other codes. */
  readonly diagnostics: readonly Diagnostic[];
}
