import { createRequire } from 'node:module';

/** The parts of SCION that are used here, its internals included. */
export interface ScionState {
  readonly id: string;
  readonly typeEnum: number;
  readonly isAtomic: boolean;
  readonly parent: ScionState | undefined;
  readonly states?: readonly ScionState[];
  readonly descendants: readonly ScionState[];
  readonly historyRef?: readonly { readonly id: string; readonly isDeep?: boolean }[];
  /** Levels below the root: SCION sorts by it. */
  depth: number;
}
export interface ScionSet<T> {
  iter(): T[];
}
export interface ScionEvent {
  readonly name: string;
}
export interface ScionTransition {
  readonly targets?: readonly ScionState[];
}

export declare class ScionStatechart {
  constructor(model: unknown, options: object);
  protected readonly _model: ScionState;
  protected readonly _configuration: ScionSet<ScionState>;
  protected readonly _historyValue: Record<string, ScionState[]>;
  protected _internalEventQueue: ScionEvent[];
  protected _exitStates(event: unknown, transitions: ScionSet<ScionTransition>): ScionState[];
  protected _executeTransitions(event: unknown, transitions: ScionSet<ScionTransition>): void;
  protected _enterStates(event: unknown, transitions: ScionSet<ScionTransition>): ScionState[];
  protected _exitInterpreter(event: unknown): void;
  isInFinalState(state: ScionState): boolean;
  start(): readonly string[];
  gen(event: { name: string; data: unknown }): readonly string[];
  getConfiguration(): readonly string[];
  on(event: 'onSmallStepBegin' | 'onError' | 'onExitInterpreter', listener: () => void): void;
  /** Configuration, history, whether it is final, data, internal queue. */
  getSnapshot(): readonly [unknown, unknown, boolean, { readonly trace?: unknown }, unknown];
}
interface ScionModel {
  prepare(done: (error: Error | null, model: unknown) => void, sandbox?: unknown, options?: object): void;
}
interface Scion {
  documentStringToModel(url: string, text: string, done: (error: unknown, model: ScionModel) => void): void;
  core: {
    Statechart: typeof ScionStatechart;
    ArraySet: new <T>(items: readonly T[]) => ScionSet<T>;
    STATE_TYPES: Readonly<Record<'PARALLEL' | 'HISTORY' | 'FINAL', number>>;
  };
}

export const scion = createRequire(import.meta.url)('@scion-scxml/scxml') as Scion;
export const SILENT = { log() {}, error() {}, warn() {}, info() {}, debug() {} };

/** Compiles a document with SCION. */
export async function scionModel(scxml: string): Promise<unknown> {
  const model = await new Promise<ScionModel>((resolve, reject) =>
    scion.documentStringToModel('chart.scxml', scxml, (error, read) => (error ? reject(error) : resolve(read))),
  );
  return new Promise((resolve, reject) =>
    model.prepare((error, ready) => (error ? reject(error) : resolve(ready)), undefined, { console: SILENT }),
  );
}
