/** Leads a document through its events: those of the command line first, then those of an input. */
import { ScxmlError } from '../../diagnostics/error.js';
import { messageOf, UsageError } from '../usage-error.js';
import { runCommand } from './commands.js';
import type { EventInput, InputLine } from './event-input.js';
import { parseScriptItem, type ScriptItem } from './event-line.js';
import type { World } from './world.js';

export interface DriveOptions {
  readonly script: readonly ScriptItem[];
  /** Undefined: no other events than those of the script. */
  readonly input: EventInput | undefined;
  /** Whether events may come while timers run. Else input is asked for when nothing else is scheduled. */
  readonly eager: boolean;
  /** A line for the user. */
  readonly tell: (text: string) => void;
}

/**
 * Returns when the run is over, or when it still waits for events and there are no more.
 * @throws UsageError for an event that cannot be sent
 */
export async function drive(world: World, { script, input, eager, tell }: DriveOptions): Promise<void> {
  for (const [i, item] of script.entries()) {
    if (world.over) {
      tell(`statewire: the run was over before ${script.length - i} of ${script.length} --event could be sent`);
      return;
    }
    await send(item, world);
  }
  while (!world.over) {
    const line = input?.take();
    if (input && line) {
      await handle(line, input, world, tell);
      await input.linger();
    } else if (world.scheduled) {
      if (eager) input?.ask(false);
      await world.next();
    } else if (!input || input.ended) {
      return;
    } else {
      input.ask(true);
      await world.woken();
    }
  }
}

/** Does what a line says. A mistake is told to a person; in a script it ends the run, which is not what was meant any more. */
async function handle(line: InputLine, input: EventInput, world: World, tell: (text: string) => void): Promise<void> {
  try {
    const text = line.text?.trim();
    if (text === undefined) throw new UsageError('the line is too long for an event');
    if (text === '' || text.startsWith('#')) return;
    if (text.startsWith(':')) for (const answer of runCommand(text, world)) tell(answer);
    else await send(parseScriptItem(text, 'line'), world);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    if (!input.interactive) throw new UsageError(`stdin:${line.number}: ${error.message}`);
    tell(error.message);
  }
}

async function send(item: ScriptItem, world: World): Promise<void> {
  try {
    await world.apply(item);
  } catch (error) {
    if (error instanceof ScxmlError) throw new UsageError(messageOf(error), { cause: error });
    throw error;
  }
}
