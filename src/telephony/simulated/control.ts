import { Speller } from '../../diagnostics/did-you-mean.js';
import { ScxmlError } from '../../diagnostics/error.js';
import { CONTROL_COMMANDS, type ControlCommand } from './control-commands.js';
import type { SimulatedTServer } from './tserver.js';

/**
 * Carries out a command that a person or a script gives to a T-Server that is running, such as
 * `refuse 185 request=RequestAgentLogout times=2`, `link down` or `dns`; `help` lists them.
 * @returns lines to show
 * @throws ScxmlError `BAD_OPTION` for a command that there is not, values that it cannot have, and what cannot be done now
 */
export function controlTServer(tserver: SimulatedTServer, text: string): readonly string[] {
  const [name = '', ...words] = text.trim().split(/\s+/);
  if (name === 'help') return help();
  const command = Object.hasOwn(CONTROL_COMMANDS, name) ? CONTROL_COMMANDS[name] : undefined;
  if (!command) {
    const hint = new Speller().hint(name, Object.keys(CONTROL_COMMANDS));
    throw bad(`there is no command "${name}"${hint === undefined ? '' : `, ${hint}`}; "help" lists them`);
  }
  const values = readValues(name, command, words);
  const missing = command.places.find((place) => !place.endsWith('?') && !values.has(place));
  if (missing !== undefined) throw bad(`${missing} is missing: ${usage(name, command)}`);
  return command.run(tserver, Object.fromEntries(values), name);
}

function readValues(name: string, command: ControlCommand, words: readonly string[]): ReadonlyMap<string, string> {
  const places = command.places.map((place) => place.replace('?', ''));
  const values = new Map<string, string>();
  for (const word of words) {
    const equals = word.indexOf('=');
    const key = equals < 0 ? places.find((place) => !values.has(place)) : word.slice(0, equals);
    if (key === undefined || ![...places, ...command.named].includes(key)) throw bad(`"${word}" cannot be meant: ${usage(name, command)}`);
    if (values.has(key)) throw bad(`${key} is given twice`);
    values.set(key, word.slice(equals + 1));
  }
  return values;
}

function help(): readonly string[] {
  const commands = Object.entries(CONTROL_COMMANDS).map(([name, command]) => [usage(name, command), command.help] as const);
  return commands.flatMap(([how, what]) => [how, `    ${what}`]);
}

/** `refuse CODE [request=…] [thisDN=…] [times=…]` */
function usage(name: string, { places, named }: ControlCommand): string {
  const inOrder = places.map((place) => (place.endsWith('?') ? `[${place.slice(0, -1).toUpperCase()}]` : place.toUpperCase()));
  return [name, ...inOrder, ...named.map((value) => `[${value}=…]`)].join(' ');
}

function bad(message: string): ScxmlError {
  return new ScxmlError('BAD_OPTION', message);
}
