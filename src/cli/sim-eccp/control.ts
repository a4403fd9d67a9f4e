/** Commands that make things happen, one a line, while the simulation runs. */
import { UsageError } from '../usage-error.js';
import { callCenterControls } from './call-center-controls.js';
import { serverControls } from './server-controls.js';
import type { Control, Simulation } from './simulation.js';
import { Words } from './words.js';

const CONTROLS: ReadonlyMap<string, Control> = new Map(Object.entries({ ...callCenterControls, ...serverControls }));

/** @returns what to tell; nothing for a blank line or a comment. @throws UsageError for what cannot be understood or done */
export function control(line: string, simulation: Simulation): string {
  const text = line.trim();
  if (text === '' || text.startsWith('#')) return '';
  const words = new Words(text);
  const name = words.take('a command');
  if (name === 'help') return controlHelp();
  const found = CONTROLS.get(name);
  if (found === undefined) throw new UsageError(`there is no command ${name}; "help" lists them`);
  return found.run(words, simulation);
}

/** All commands, one a line. */
export function controlHelp(): string {
  const rows = [...CONTROLS].map(([name, { usage, what }]) => [`${name} ${usage}`.trimEnd(), what] as const);
  const width = Math.max(...rows.map(([usage]) => usage.length));
  return rows.map(([usage, what]) => `  ${usage.padEnd(width)}  ${what}`).join('\n');
}
