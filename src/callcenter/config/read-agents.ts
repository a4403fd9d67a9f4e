/** Agents, phones and breaks of a configuration. */
import type { AgentType, Break, PhoneBehaviour, PoolOptions, Technology } from '../model-agents.js';
import { POOL_DEFAULTS } from './agents-conf.js';
import type { ConfiguredAgent, ConfiguredPhone } from './config.js';
import type { Table } from './table.js';

const TECHNOLOGIES: readonly Technology[] = ['SIP', 'PJSIP', 'IAX2'];
const BEHAVIOURS: readonly PhoneBehaviour[] = ['answers', 'noAnswer', 'refuses', 'hangsUp', 'stuck'];

/** @param pool what `agents.conf` says, by number */
export function readAgent(table: Table, pool: ReadonlyMap<string, PoolOptions>): ConfiguredAgent {
  const number = table.fitting('number', /^(Agent|SIP|PJSIP|IAX2)\/\w+$/, 'a type and a number, such as "Agent/9000" or "SIP/1001"');
  const [kind, digits] = number.split('/');
  const type: AgentType = kind === 'Agent' ? kind : (TECHNOLOGIES.find((technology) => technology === kind) ?? 'SIP');
  const options = type === 'Agent' ? (pool.get(digits ?? '') ?? POOL_DEFAULTS) : undefined;
  const agent: ConfiguredAgent = {
    number,
    type,
    name: table.text('name', options?.fullName ?? number),
    active: table.flag('active', true),
    secret: table.optionalText('secret'),
    queues: table.texts('queues'),
    pool: options,
    startsOn: table.optionalText('startsOn'),
  };
  table.end();
  return agent;
}

export function readPhone(table: Table): ConfiguredPhone {
  const phone: ConfiguredPhone = {
    number: table.fitting('number', /^\d+$/, 'digits in quotes, such as "101"'),
    technology: table.choice('technology', TECHNOLOGIES, 'SIP'),
    behaviour: table.choice('behaviour', BEHAVIOURS, 'answers'),
    registered: table.flag('registered', true),
  };
  table.end();
  return phone;
}

export function readBreak(table: Table): Break {
  const entry: Break = {
    id: table.whole('id', 1),
    name: table.name('name'),
    description: table.text('description', ''),
    active: table.flag('active', true),
    class: table.choice('class', ['break', 'hold'], 'break'),
  };
  table.end();
  return entry;
}
