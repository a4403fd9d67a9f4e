/** What is right by itself in a configuration and wrong beside the rest. */
import { Speller } from '../../diagnostics/did-you-mean.js';
import type { PoolOptions } from '../model-agents.js';
import type { CallCenterConfig } from './config.js';

/** Reports the entry `i` of the list `key`. */
type Fail = (key: string, i: number, message: string, hint?: string) => never;

export function checkTogether(config: CallCenterConfig, pool: ReadonlyMap<string, PoolOptions>, fail: Fail): void {
  unique(
    'agents',
    config.agents.map(({ number }) => number),
    fail,
  );
  unique(
    'extensions',
    config.phones.map(({ number }) => number),
    fail,
  );
  unique(
    'queues',
    config.queues.map(({ number }) => number),
    fail,
  );
  for (const key of ['breaks', 'incomingQueues', 'forms', 'contacts'] as const)
    unique(
      key,
      config[key].map(({ id }) => `${id}`),
      fail,
    );
  unique(
    'campaigns',
    config.campaigns.map(({ type, id }) => `${type} ${id}`),
    fail,
  );
  checkAgents(config, pool, fail);
  checkNames(config, fail);
}

function unique(key: string, ids: readonly string[], fail: Fail): void {
  for (const [i, id] of ids.entries()) if (ids.indexOf(id) < i) fail(key, i, `: ${id} is there twice`);
}

function checkAgents({ agents, phones, queues }: CallCenterConfig, pool: ReadonlyMap<string, PoolOptions>, fail: Fail): void {
  const numbers = queues.map(({ number }) => number);
  for (const [i, agent] of agents.entries()) {
    for (const queue of agent.queues) known('agents', i, 'queue', queue, numbers, fail);
    if (agent.startsOn !== undefined)
      known(
        'agents',
        i,
        'extension',
        agent.startsOn,
        phones.map(({ number }) => number),
        fail,
      );
    if (agent.type === 'Agent' && agent.active && pool.size > 0 && !pool.has(agent.number.slice('Agent/'.length))) {
      fail('agents', i, `: ${agent.number} is not in agents.conf`, `add the section [${agent.number.slice('Agent/'.length)}] there`);
    }
  }
}

function checkNames(config: CallCenterConfig, fail: Fail): void {
  const queues = config.queues.map(({ number }) => number);
  const forms = config.forms.map(({ id }) => `${id}`);
  for (const [i, { queue }] of config.incomingQueues.entries()) known('incomingQueues', i, 'queue', queue, queues, fail);
  for (const [i, { trunk }] of config.routes.entries()) known('routes', i, 'trunk', trunk, config.trunks, fail);
  for (const [i, campaign] of config.campaigns.entries()) {
    known('campaigns', i, 'queue', campaign.queue, queues, fail);
    for (const form of campaign.forms) known('campaigns', i, 'form', `${form}`, forms, fail);
    if (campaign.type === 'outgoing' && campaign.trunk !== undefined) known('campaigns', i, 'trunk', campaign.trunk, config.trunks, fail);
    if (campaign.startDate > campaign.endDate) fail('campaigns', i, `ends before it starts, on ${campaign.endDate}`);
  }
  for (const { queue } of config.traffic.arrivals) known('traffic', 0, 'queue', queue, queues, fail);
}

function known(key: string, i: number, what: string, name: string, names: readonly string[], fail: Fail): void {
  if (names.includes(name)) return;
  fail(key, i, `: there is no ${what} ${name}`, new Speller().hint(name, names) ?? `there are ${names.join(', ') || 'none'}`);
}
