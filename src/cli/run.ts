/** `statewire run FILE`: a document on a T-Server, simulated unless told otherwise, and a trace of what happens. */
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Plan } from '../plan/plan.js';
import { EXIT, type ExitCode } from './exit-codes.js';
import { loadExtensions } from './load-extensions.js';
import { Output } from './output.js';
import { countBySeverity, printColored } from './print-diagnostics.js';
import { readInput, STDIN } from './read-input.js';
import { describeWaiting } from './run/awaited-events.js';
import { drive } from './run/drive.js';
import { checkDataIds, loadPlan } from './run/load-plan.js';
import { openInput } from './run/open-input.js';
import { describeStop, exitCodeOf } from './run/outcome.js';
import { type Pace, realPace, virtualPace } from './run/pace.js';
import { readAssigner } from './run/read-assigner.js';
import { type RunOptions, type RunSettings, readSettings } from './run/settings.js';
import { chooseTelephony } from './run/telephony.js';
import { JsonTrace } from './run/trace-json.js';
import { TextTrace } from './run/trace-text.js';
import { Wake } from './run/wake.js';
import { World } from './run/world.js';
import { UsageError } from './usage-error.js';

/** What a run writes to. */
interface Streams {
  readonly output: Output;
  readonly errors: Output;
}

/** @returns the exit code. @throws UsageError for what the caller has to change */
export async function run(file: string, options: RunOptions): Promise<ExitCode> {
  const settings = readSettings(options);
  const extensions = await loadExtensions(settings.extensions);
  const assigner = settings.assignerFolder === undefined ? undefined : readAssigner(settings.assignerFolder);
  if (assigner && extensions.some(({ name }) => name === 'assigner'))
    throw new UsageError('--assigner configures the agent assigner that an extension takes the place of');
  const telephony = await chooseTelephony(settings.adapter, settings.config);
  const source = readInput(file);
  const streams = { output: new Output(process.stdout), errors: new Output(process.stderr) };
  const wake = new Wake();
  const pace = settings.clock === 'real' ? realPace(wake) : virtualPace(settings.start);
  const trace = settings.json ? new JsonTrace(streams.output) : new TextTrace(streams.output, settings.detail);
  await using world = new World({
    ...settings,
    pace,
    wake,
    extensions,
    assigner,
    telephony,
    onTrace: (entry) => trace.entry(entry),
    onTelephony: (telephony) => trace.telephony(telephony, pace.clock.now()),
    notice: (text) => streams.errors.line(`statewire: ${text}`),
  });
  const { plan, diagnostics } = loadPlan(source, world.statewire);
  report(diagnostics, plan !== undefined, trace, streams);
  if (!plan) {
    if (trace instanceof JsonTrace) trace.result({ status: 'refused', exitCode: EXIT.DIAGNOSTICS });
    return EXIT.DIAGNOSTICS;
  }
  checkDataIds(settings.data, plan);
  await lead(world, plan, { settings, wake, streams, readsInput: settings.input && file !== STDIN });
  return conclude(world, plan, { settings, trace, pace });
}

/** A refused document's diagnostics, as `check` prints them; of others only how many there are. */
function report(diagnostics: readonly Diagnostic[], accepted: boolean, trace: JsonTrace | TextTrace, { output, errors }: Streams): void {
  if (trace instanceof JsonTrace) for (const diagnostic of diagnostics) trace.diagnostic(diagnostic);
  else if (!accepted) printColored(diagnostics, output);
  else if (diagnostics.length > 0) errors.line(`statewire: ${countBySeverity(diagnostics).join(', ')}; "statewire check" shows them`);
}

interface LeadOptions {
  readonly settings: RunSettings;
  readonly wake: Wake;
  readonly streams: Streams;
  readonly readsInput: boolean;
}

/** Starts the document and sends it its events. */
async function lead(world: World, plan: Plan, { settings, wake, streams, readsInput }: LeadOptions): Promise<void> {
  const interrupted = (): void => world.stop('interrupted');
  process.on('SIGINT', interrupted);
  streams.output.onClosed(() => world.stop('closed'));
  const impatient = settings.script.length > 0;
  const input = readsInput ? openInput({ world, plan, wake, interrupted, impatient, ...streams }) : undefined;
  try {
    await world.open(plan, settings.data);
    await drive(world, { script: settings.script, input, eager: settings.clock === 'real', tell: (text) => streams.errors.line(text) });
  } finally {
    input?.close();
    process.off('SIGINT', interrupted);
  }
}

interface ConcludeOptions {
  readonly settings: RunSettings;
  readonly trace: JsonTrace | TextTrace;
  readonly pace: Pace;
}

/** Prints how it ended. @returns the exit code */
function conclude(world: World, plan: Plan, { settings, trace, pace }: ConcludeOptions): ExitCode {
  const { view, stopped } = world;
  const exitCode = exitCodeOf(view.status, stopped);
  const running = view.status === 'running';
  if (trace instanceof JsonTrace) {
    const { configuration, data, result } = view;
    trace.result({ status: running ? (stopped ?? 'waiting') : view.status, exitCode, configuration, data, result });
  } else if (running) {
    trace.stopped(describeStop(stopped, describeWaiting(plan, view.configuration), settings), pace.clock.now());
  }
  return exitCode;
}
