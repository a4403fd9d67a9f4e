/** The composition root: what a program gets when it says `new Statewire()`. */
import { randomBytes, randomInt } from 'node:crypto';
import { type Clock, systemClock } from './clock.js';
import { CONTENT } from './content/table.js';
import { type EcmascriptOptions, ecmascript } from './datamodel/ecmascript/data-model.js';
import { nullDataModel } from './datamodel/null.js';
import type { Diagnostic } from './diagnostics/diagnostic.js';
import type { Host, OpenOptions, TraceListener } from './host/contract.js';
import type { HostLimits } from './host/limits.js';
import { MemoryHost } from './host/memory.js';
import { INVOKERS } from './invoke/table.js';
import { IO_PROCESSORS } from './io/table.js';
import type { Plan } from './plan/plan.js';
import { ChildPlans, refused } from './runtime/child-plans.js';
import type { Extension } from './runtime/extension.js';
import { externalSources, type LoadResult, loadDocument } from './runtime/load.js';
import { Registry } from './runtime/registry.js';
import { fileResources, type ResourceLoader, readDocumentFile } from './runtime/resources.js';
import { SessionHandle } from './session-handle.js';

export interface StatewireOptions {
  readonly extensions?: readonly Extension[];
  /** The system's clock when absent. */
  readonly clock?: Clock;
  readonly limits?: Partial<HostLimits>;
  /**
   * Whether sessions of one plan share what the algorithm found out (the plan cache); they do when absent. It changes how
   * fast they run, and nothing else.
   */
  readonly planCache?: boolean;
  /**
   * Milliseconds after which a macrostep that does not end takes the process with it (SIGKILL, after a line on standard error that
   * names session and document); no macrostep is watched when absent. `statewire run` has it on.
   */
  readonly watchdog?: number;
  /** Budgets of the ECMAScript data model in each session, its time zone, and whether it has `_data`; the defaults for what is not given. */
  readonly ecmascript?: EcmascriptOptions;
  /** Fetches `<data src>`, `<script src>` and `<invoke src>`; files beside the document when absent. */
  readonly resources?: ResourceLoader;
  /** Names new sessions; 32 random digits and capitals when absent. Must be unique. */
  readonly newSessionId?: () => string;
  /** Seed of the random numbers of the first session; each later one takes the next. Random when absent. */
  readonly seed?: number;
}

export class Statewire {
  readonly host: Host;
  readonly clock: Clock;
  readonly #registry: Registry;
  readonly #resources: ResourceLoader;

  /** @throws ScxmlError `BAD_EXTENSION` when two extensions claim the same name */
  constructor(options: StatewireOptions = {}) {
    this.clock = options.clock ?? systemClock();
    this.#resources = options.resources ?? fileResources;
    this.#registry = new Registry(
      { content: CONTENT, dataModels: [ecmascript(options.ecmascript), nullDataModel], ioProcessors: IO_PROCESSORS, invokers: INVOKERS },
      options.extensions ?? [],
    );
    const children = new ChildPlans(this.#resources, (text, file) => this.load(text, file));
    let seed = options.seed;
    this.host = new MemoryHost({
      clock: this.clock,
      registry: this.#registry,
      ...(options.limits && { limits: options.limits }),
      ...(options.planCache !== undefined && { planCache: options.planCache }),
      ...(options.watchdog !== undefined && { watchdog: options.watchdog }),
      loadChild: (source, parent) => children.get(source, parent),
      fetchChild: (src, parent) => this.#fetchDocument(src, parent.file),
      newId: options.newSessionId ?? randomSessionId,
      newSeed: () => (seed === undefined ? randomInt(2 ** 32) : seed++ >>> 0),
    });
  }

  /** All that is wrong with a document, its expressions included, in document order. Empty for a good one. */
  check(text: string, file = 'document.scxml'): readonly Diagnostic[] {
    return this.#load(text, file, true).diagnostics;
  }

  /**
   * Compiles a document for any number of sessions.
   * @param file its name in messages; relative `src` start from there
   * @throws ScxmlError `DOCUMENT_REFUSED` with all diagnostics
   */
  load(text: string, file = 'document.scxml'): Plan {
    const { plan, diagnostics } = this.#load(text, file, false);
    if (!plan) throw refused(file, diagnostics);
    return plan;
  }

  /**
   * Like `load`, but first fetches the scripts and data that the document names and the resource loader cannot read at once
   * (`webResources`).
   * @throws ScxmlError `DOCUMENT_REFUSED` with all diagnostics
   */
  async fetchAndLoad(text: string, file = 'document.scxml'): Promise<Plan> {
    await this.#fetchSources(text, file);
    return this.load(text, file);
  }

  /**
   * Loads a document by its address, and all that it names.
   * @throws ScxmlError `RESOURCE_NOT_LOADED`, `DOCUMENT_REFUSED`
   */
  async loadUrl(url: string): Promise<Plan> {
    await this.#resources.fetch?.(url, '');
    const { name, text } = this.#resources.read(url, '');
    return this.fetchAndLoad(text, name);
  }

  /** @throws ScxmlError `FILE_NOT_READABLE`, `DOCUMENT_REFUSED` */
  loadFile(path: string): Plan {
    return this.load(readDocumentFile(path), path);
  }

  /**
   * Starts a session; when this returns, its first macrostep is done.
   * @param document a plan, or the text of a document
   * @throws ScxmlError `DOCUMENT_REFUSED`, `DUPLICATE_SESSION`, `TOO_MANY_SESSIONS`, `HOST_CLOSED`
   */
  start(document: Plan | string, options: OpenOptions = {}): SessionHandle {
    const plan = typeof document === 'string' ? this.load(document) : document;
    return new SessionHandle(this.host, this.host.open(plan, options));
  }

  /**
   * Goes on with a session as `SessionHandle.snapshot` kept it, under its old id.
   * @param document plan or text of the document that the session was started with
   * @throws ScxmlError `BAD_SNAPSHOT` for a snapshot that is damaged, of another version or of another document;
   * `DOCUMENT_REFUSED`, `DUPLICATE_SESSION`, `RESOURCE_NOT_LOADED`, `TOO_MANY_SESSIONS`, `HOST_CLOSED`
   */
  restore(document: Plan | string, snapshot: string): SessionHandle {
    const plan = typeof document === 'string' ? this.load(document) : document;
    return new SessionHandle(this.host, this.host.restore(plan, snapshot));
  }

  /** Hands every trace entry to the listener. @returns what stops it */
  watch(listener: TraceListener): () => void {
    return this.host.watch(listener);
  }

  /** Ends every session and closes the extensions. */
  close(): Promise<void> {
    return this.host.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  /** @returns undefined when the document is at hand */
  #fetchDocument(src: string, base: string): Promise<void> | undefined {
    const fetching = this.#resources.fetch?.(src, base);
    return fetching?.then(() => {
      const { name, text } = this.#resources.read(src, base);
      return this.#fetchSources(text, name);
    });
  }

  async #fetchSources(text: string, file: string): Promise<void> {
    if (!this.#resources.fetch) return;
    await Promise.all(externalSources(text, file).map((src) => this.#resources.fetch?.(src, file)));
  }

  #load(text: string, file: string, checkExpressions: boolean): LoadResult {
    return loadDocument(text, { file, registry: this.#registry, resources: this.#resources, checkExpressions });
  }
}

/** In the form that Orchestration Server gives its sessions: 32 digits and capitals. */
function randomSessionId(): string {
  return [...randomBytes(32)]
    .map((byte) => (byte % 36).toString(36))
    .join('')
    .toUpperCase();
}
