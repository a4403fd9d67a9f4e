/** Standard input as a source of events: a prompt on a terminal, lines otherwise. Nothing is read before it is needed. */
import type { Plan } from '../../plan/plan.js';
import type { Output } from '../output.js';
import { awaitedEvents, describeWaiting } from './awaited-events.js';
import type { EventInput } from './event-input.js';
import { PipedInput } from './piped-input.js';
import { PromptInput } from './prompt-input.js';
import type { Wake } from './wake.js';
import type { World } from './world.js';

export interface OpenInputOptions {
  readonly world: World;
  readonly plan: Plan;
  readonly wake: Wake;
  /** Ctrl-C at the prompt. */
  readonly interrupted: () => void;
  /** Where the trace goes. */
  readonly output: Output;
  readonly errors: Output;
  /** Events came from elsewhere already: a pipe that stays silent for a while counts as empty. */
  readonly impatient: boolean;
}

/** How long a pipe may stay silent when it is not the only source of events, ms. */
const SILENCE = 2000;

export function openInput(options: OpenInputOptions): EventInput {
  const { world, plan, wake, interrupted, output, errors, impatient } = options;
  if (!process.stdin.isTTY) {
    const onWaiting = (): void => errors.line('statewire: waiting for events on standard input, one per line (--no-input does not)');
    return new PipedInput(process.stdin, { wake, onWaiting, ...(impatient && { silence: SILENCE }) });
  }
  const prompt = new PromptInput({
    input: process.stdin,
    output: process.stderr, // so that the trace can be piped on
    wake,
    interrupted,
    situation: () => `${describeWaiting(plan, world.view.configuration)} (:help for help)`,
    completions: () => awaitedEvents(plan, world.view.configuration),
  });
  output.onLine(() => prompt.hide());
  errors.onLine(() => prompt.hide());
  return prompt;
}
