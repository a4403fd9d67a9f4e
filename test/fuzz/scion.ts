import { CorrectedScion } from './corrected-scion.js';
import type { RandomChart } from './random-chart.js';
import { SILENT, scion, scionModel } from './scion-types.js';

/** What a chart did: the trace of its content and the atomic states after each event. */
export interface Outcome {
  readonly trace: readonly string[];
  readonly configurations: readonly string[];
  /** What stopped the engine: SCION throws some errors at its caller, and knows no end of a macrostep. */
  readonly failure?: string;
}

/** More than a random chart has; SCION itself would go on for ever. */
const MOST_STEPS = 5000;
/** Less than the view of a session shows. */
const MOST_LINES = 9000;

/** Runs a chart on SCION with its departures from the Recommendation corrected. */
export function onCorrectedScion(chart: RandomChart): Promise<Outcome> {
  return run(chart, (model) => new CorrectedScion(model));
}

/** Runs a chart on SCION as it is. */
export function onScion(chart: RandomChart): Promise<Outcome> {
  return run(chart, (model) => new scion.core.Statechart(model, { console: SILENT, sessionRegistry: new Map() }));
}

async function run(chart: RandomChart, create: (model: unknown) => InstanceType<typeof scion.core.Statechart>): Promise<Outcome> {
  const session = create(await scionModel(chart.scxml));
  let steps = 0;
  const count = (): void => {
    if (++steps > MOST_STEPS) throw new Error(`more than ${MOST_STEPS} steps`);
  };
  session.on('onSmallStepBegin', count);
  session.on('onError', count);
  let ended = false;
  session.on('onExitInterpreter', () => {
    ended = true;
  });
  const configurations: string[] = [];
  let failure: string | undefined;
  try {
    configurations.push(sorted(session.start()));
    for (const name of chart.events)
      configurations.push(sorted(ended ? session.getConfiguration() : session.gen({ name, data: undefined })));
  } catch (error) {
    failure = String(error);
  }
  return { trace: linesOf(session.getSnapshot()[3].trace), configurations, ...(failure === undefined ? {} : { failure }) };
}

/** Of a long trace only the beginning: the view of a session shows no more. */
export function linesOf(trace: unknown): readonly string[] {
  return Array.isArray(trace) ? trace.slice(0, MOST_LINES).map(String) : [];
}

function sorted(ids: readonly string[]): string {
  return [...ids].sort().join(' ');
}
