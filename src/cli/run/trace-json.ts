/** A trace for programs: one JSON object per line, each with `type` (see `README.md` of `cli`). */
import { TelephonyError, type TelephonyTrace } from 'statewire/telephony';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { toJson } from '../../diagnostics/print.js';
import type { DataValue } from '../../event.js';
import type { TraceEntry } from '../../host/contract.js';
import type { Output } from '../output.js';

/** The last line. */
export interface RunResult {
  readonly status: string;
  readonly exitCode: number;
  /** These three are absent for a document that was refused. */
  readonly configuration?: readonly string[];
  readonly data?: Readonly<Record<string, DataValue>>;
  readonly result?: DataValue;
}

export class JsonTrace {
  readonly #output: Output;

  constructor(output: Output) {
    this.#output = output;
  }

  entry(entry: TraceEntry): void {
    this.#put(entry);
  }

  telephony(trace: TelephonyTrace, time: number): void {
    this.#put({ type: 'telephony', time, ...telephonyFields(trace) });
  }

  diagnostic(diagnostic: Diagnostic): void {
    this.#put({ type: 'diagnostic', ...toJson(diagnostic) });
  }

  result(result: RunResult): void {
    this.#put({ type: 'result', ...result });
  }

  #put(value: object): void {
    this.#output.line(JSON.stringify(value));
  }
}

function telephonyFields(trace: TelephonyTrace): object {
  if (trace.type === 'event') return { what: 'event', event: trace.event };
  const { signal: _, ...request } = trace.request;
  switch (trace.type) {
    case 'request':
      return { what: 'request', request };
    case 'accepted':
      return { what: 'accepted', request, referenceID: trace.referenceID };
    case 'rejected':
      return { what: 'rejected', request, error: errorFields(trace.error) };
  }
}

function errorFields(error: unknown): object {
  if (error instanceof TelephonyError) return { code: error.code, symbol: error.symbol, message: error.message };
  return { message: error instanceof Error ? error.message : String(error) };
}
