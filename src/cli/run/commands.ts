/** What can be asked for between events: lines that begin with a colon. */
import { describeDN } from 'statewire/telephony';
import { closest } from '../closest.js';
import { UsageError } from '../usage-error.js';
import { formatData, formatTime } from './format.js';
import type { World } from './world.js';

interface CommandLine {
  readonly help: string;
  /** @returns lines for the user */
  run(world: World): readonly string[];
}

const COMMANDS: Readonly<Record<string, CommandLine>> = {
  state: { help: 'the active states', run: ({ view }) => [view.configuration.filter((id) => id !== '').join(', ')] },
  data: {
    help: 'the values of the data model',
    run: ({ view }) => Object.entries(view.data).map(([id, value]) => `${id} = ${formatData(value)}`),
  },
  timers: {
    help: 'the delayed sends',
    run: ({ view, start }) => view.timers.map(({ event, due, sendid }) => `${formatTime(due - start)}  ${event}  (sendid ${sendid})`),
  },
  dns: {
    help: 'the DNs of the simulated T-Server',
    run: ({ dns }) => dns?.map(describeDN) ?? ['they are the business of the adapter'],
  },
  quit: {
    help: 'stop',
    run: (world) => {
      world.stop('quit');
      return [];
    },
  },
  help: {
    help: 'this list',
    run: () => [
      'NAME, NAME=JSON  sends an event',
      '+TIME            lets time pass, such as +30s',
      ...Object.entries(COMMANDS).map(([name, { help }]) => `:${name.padEnd(15)} ${help}`),
    ],
  },
};

/**
 * Carries out `:state` and the like.
 * @returns lines for the user @throws UsageError for one that is not known
 */
export function runCommand(line: string, world: World): readonly string[] {
  const name = line.slice(1).trim();
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) throw new UsageError(`there is no ":${name}"${closest(name, Object.keys(COMMANDS))}; :help lists what there is`);
  const lines = command.run(world);
  return lines.length > 0 || name === 'quit' ? lines : ['none'];
}
