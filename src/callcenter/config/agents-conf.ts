/** `agents.conf` of the switch: static agents, with templates that sections inherit from. */
import { Speller } from '../../diagnostics/did-you-mean.js';
import { ScxmlError } from '../../diagnostics/error.js';
import type { PoolOptions } from '../model-agents.js';

/** Options of the agent pool; those in the second list are taken and change nothing here. */
const KNOWN = ['musiconhold', 'ackcall', 'autologoff', 'wrapuptime', 'fullname'] as const;
const WITHOUT_EFFECT = ['acceptdtmf', 'custom_beep', 'recordagentcalls', 'savecallsin'] as const;
type Option = (typeof KNOWN)[number];

interface Section {
  readonly name: string;
  readonly isTemplate: boolean;
  readonly options: Map<string, string>;
}

/** Sections that are about no agent. */
const GENERAL: ReadonlySet<string> = new Set(['general', 'agents']);

/**
 * The agents of the file by number, such as `1001`, with what they inherit.
 * @throws ScxmlError `BAD_OPTION` with file and line
 */
export function readAgentsConf(text: string, file = 'agents.conf'): ReadonlyMap<string, PoolOptions> {
  const sections = new Map<string, Section>();
  let current: Section | undefined;
  for (const [i, line] of withoutComments(text).split('\n').entries()) {
    const content = line.trim();
    if (content === '') continue;
    const fail = (message: string): never => {
      throw new ScxmlError('BAD_OPTION', `${file}:${i + 1}: ${message}`);
    };
    if (content.startsWith('#')) fail('other files cannot be included here');
    if (content.startsWith('[')) current = openSection(content, sections, fail);
    else if (current) setOption(current, content, fail);
    else fail('an option must stand in a section such as [1001]');
  }
  const agents = [...sections.values()].filter(({ name, isTemplate }) => !isTemplate && !GENERAL.has(name));
  return new Map(agents.map(({ name, options }) => [name, poolOptions(options)]));
}

/** What an agent has that `agents.conf` says nothing about. */
export const POOL_DEFAULTS: PoolOptions = { musicOnHold: undefined, ackCall: false, autoLogoff: 0, wrapUpTime: 0, fullName: undefined };

/** `[name]`, `[name](!)` for a template, `[name](one,other)` for what it inherits, `[name](+)` to go on with an earlier one. */
function openSection(line: string, sections: Map<string, Section>, fail: (message: string) => never): Section {
  const match = /^\[([^\]]+)\](?:\s*\(([^)]*)\))?$/.exec(line);
  if (!match) return fail(`${line} is no section such as [1001] or [1001](template)`);
  const name = match[1]!.trim();
  const marks = (match[2] ?? '').split(',').flatMap((mark) => mark.trim() || []);
  const earlier = sections.get(name);
  if (marks.includes('+')) return earlier ?? fail(`there is no section [${name}] to add to`);
  if (earlier) return fail(`[${name}] is there twice`);
  const options = new Map<string, string>();
  for (const parent of marks.filter((mark) => mark !== '!')) {
    const template = sections.get(parent);
    if (!template) return fail(`there is no template [${parent}]${hint(parent, sections.keys())}`);
    for (const [key, value] of template.options) options.set(key, value);
  }
  const section = { name, isTemplate: marks.includes('!'), options };
  sections.set(name, section);
  return section;
}

function setOption({ name, options }: Section, line: string, fail: (message: string) => never): void {
  const match = /^([^=\s]+)\s*=>?\s*(.*)$/.exec(line);
  const [, given, text] = match ?? fail(`"${line}" is no option such as wrapuptime=5000`);
  const key = given!.toLowerCase();
  const value = text!.trim();
  if (!GENERAL.has(name)) check(key, value, fail);
  options.set(key, value);
}

function check(key: string, value: string, fail: (message: string) => never): void {
  const known: readonly string[] = [...KNOWN, ...WITHOUT_EFFECT];
  if (!known.includes(key)) fail(`there is no option "${key}"${hint(key, known)}`);
  if ((key === 'autologoff' || key === 'wrapuptime') && !/^\d+$/.test(value)) fail(`${key} must be a whole number, not "${value}"`);
  if (key === 'ackcall' && asFlag(value) === undefined) fail(`ackcall must be yes or no, not "${value}"`);
}

function poolOptions(options: ReadonlyMap<string, string>): PoolOptions {
  const get = (option: Option): string | undefined => options.get(option) || undefined;
  return {
    musicOnHold: get('musiconhold'),
    ackCall: asFlag(get('ackcall') ?? 'no') ?? false,
    autoLogoff: Number(get('autologoff') ?? 0) * 1000, // seconds in the file
    wrapUpTime: Number(get('wrapuptime') ?? 0), // ms in the file
    fullName: get('fullname'),
  };
}

/** What Asterisk takes for true and false. */
function asFlag(value: string): boolean | undefined {
  const word = value.toLowerCase();
  if (['yes', 'true', 'y', 't', '1', 'on'].includes(word)) return true;
  return ['no', 'false', 'n', 'f', '0', 'off'].includes(word) ? false : undefined;
}

/** `;` to the end of the line, and `;-- … --;` over several; lines keep their numbers. `\;` is a semicolon. */
function withoutComments(text: string): string {
  const blocks = text.replace(/;--[\s\S]*?(?:--;|$)/g, (comment) => comment.replace(/[^\n]/g, ''));
  return blocks.replace(/(?<!\\);.*$/gm, '').replaceAll('\\;', ';');
}

function hint(name: string, known: Iterable<string>): string {
  const advice = new Speller().hint(name, known);
  return advice === undefined ? '' : `; ${advice}`;
}
