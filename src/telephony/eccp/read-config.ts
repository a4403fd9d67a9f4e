/** The adapter's options out of a file: everything in it is looked at before anything uses it. */
import { ScxmlError } from '../../diagnostics/error.js';
import type { EccpAdapterAgent, EccpAdapterOptions } from './options.js';

type Table = Readonly<Record<string, unknown>>;

/** What a value is in words; undefined when it is that. */
type Check = (value: unknown) => string | undefined;

const text = must('a text', (value) => typeof value === 'string' && value !== '');
const whole = must('a whole number', (value) => Number.isInteger(value));
const milliseconds = must('milliseconds', (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0);
const breakName = must('the id or the name of a break', (value) => Number.isInteger(value) || typeof value === 'string');

const KEYS: Readonly<Record<string, Check>> = {
  ...{ host: text, port: whole, user: text, password: text, tls: must('true or false', (value) => typeof value === 'boolean') },
  ...{ switch: text, server: text, agentPassword: text, dndBreak: breakName, defaultBreak: breakName },
  breaks: must('a table of breaks by reason', (value) => isTable(value) && Object.values(value).every((one) => !breakName(one))),
  agents: must('a list of agents, or a table of passwords by agent number', (value) => Array.isArray(value) || isTable(value)),
  ...{ logoutOnCall: oneOf('force', 'refuse', 'afterCall'), otherBreak: oneOf('switch', 'keep'), agentTimeout: whole },
  ...{ loginLimit: milliseconds, logoutLimit: milliseconds },
  ...{ connectTimeout: milliseconds, timeout: milliseconds, keepAlive: milliseconds, poll: milliseconds },
};

const AGENT_KEYS: Readonly<Record<keyof EccpAdapterAgent, Check>> = { number: text, password: text, id: text, dn: text, extension: text };

/**
 * Options of `eccpAdapter` out of a table, as a TOML file has it: the keys are those of the options, with `user` for the name.
 * A table `eccp` in it is taken in place of the whole, so that the file can have other things, too.
 * `agents` are `[[agents]]` with `number`, `password`, `id`, `dn`, `extension`, or `[agents]` with passwords by number.
 * @throws ScxmlError `BAD_OPTION` naming the key
 */
export function readEccpConfig(file: Table): EccpAdapterOptions {
  const table = isTable(file['eccp']) ? file['eccp'] : file;
  checkKeys(table, KEYS, '');
  const { user, agents, ...options } = table;
  const named = { ...options, ...(typeof user === 'string' && { username: user }) };
  return { ...named, ...(agents !== undefined && { agents: readAgents(agents) }) };
}

function readAgents(agents: unknown): readonly EccpAdapterAgent[] {
  if (isTable(agents)) {
    return Object.entries(agents).map(([number, password]) => {
      const wrong = text(password);
      if (wrong) throw bad(`agents.${number} must be ${wrong}`);
      return { number, password: String(password) };
    });
  }
  return (Array.isArray(agents) ? agents : []).map((agent: unknown, index) => {
    if (!isTable(agent)) throw bad(`agents[${index}] must be a table`);
    checkKeys(agent, AGENT_KEYS, `agents[${index}].`);
    if (typeof agent['number'] !== 'string') throw bad(`agents[${index}].number is missing`);
    return { ...agent, number: agent['number'] };
  });
}

function checkKeys(table: Table, keys: Readonly<Record<string, Check>>, path: string): void {
  for (const [key, value] of Object.entries(table)) {
    const check = Object.hasOwn(keys, key) ? keys[key] : undefined;
    if (!check) throw bad(`there is no "${path}${key}"; there are ${Object.keys(keys).join(', ')}`);
    const wrong = check(value);
    if (wrong) throw bad(`${path}${key} must be ${wrong}`);
  }
}

function must(what: string, holds: (value: unknown) => boolean): Check {
  return (value) => (holds(value) ? undefined : what);
}

function oneOf(...words: readonly string[]): Check {
  return must(words.join(' or '), (value) => typeof value === 'string' && words.includes(value));
}

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function bad(message: string): ScxmlError {
  return new ScxmlError('BAD_OPTION', message);
}
