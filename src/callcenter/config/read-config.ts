/** The configuration of a call centre from TOML. Its keys are the names in `config.ts`; the README has them all. */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parse, TomlError } from 'smol-toml';
import { ScxmlError } from '../../diagnostics/error.js';
import type { PoolOptions } from '../model-agents.js';
import { readAgentsConf } from './agents-conf.js';
import { checkTogether } from './check-together.js';
import type { CallCenterConfig } from './config.js';
import { readAgent, readBreak, readPhone } from './read-agents.js';
import { readCampaign, readContact, readForm } from './read-campaigns.js';
import { readIncomingQueue, readQueue, readRoute, readTiming, readTraffic } from './read-switch.js';
import { type Source, Table } from './table.js';

export interface ReadOptions {
  /** Top-level keys of the file that are somebody else's. */
  readonly others?: readonly string[];
}

/**
 * @param text TOML; what is left out keeps its default, lists are empty
 * @param file its name in messages, and where `agentsConfFile` is looked for beside
 * @throws ScxmlError `BAD_OPTION` with file, line, key and what to write instead
 */
export function readCallCenterConfig(text: string, file: string, options: ReadOptions = {}): CallCenterConfig {
  const source: Source = { file, text };
  const root = Table.of(source, [], parseToml(source));
  for (const key of options.others ?? []) root.skip(key);
  const pool = readPool(root, file);
  const config: CallCenterConfig = {
    timing: readTiming(root.table('timing')),
    agents: root.tables('agents').map((table) => readAgent(table, pool)),
    phones: root.tables('extensions').map(readPhone),
    breaks: root.tables('breaks').map(readBreak),
    queues: root.tables('queues').map(readQueue),
    incomingQueues: root.tables('incomingQueues').map(readIncomingQueue),
    campaigns: root.tables('campaigns').map(readCampaign),
    forms: root.tables('forms').map(readForm),
    contacts: root.tables('contacts').map(readContact),
    trunks: root.texts('trunks'),
    routes: root.tables('routes').map(readRoute),
    traffic: readTraffic(root.table('traffic')),
    shortCall: root.number('shortCall', 0, Number.MAX_VALUE, 10_000),
    pacing: root.number('pacing', 1, 10, 1.5),
    keepLog: root.whole('keepLog', 100, 100_000),
    variables: root.map('variables'),
  };
  root.end();
  checkTogether(config, pool, (key, i, message, hint) => root.failAt([key, i], message, hint));
  return config;
}

function parseToml({ file, text }: Source): unknown {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const [what] = error.message.replace('Invalid TOML document: ', '').split('\n');
    throw new ScxmlError('BAD_OPTION', `${file}:${error.line}:${error.column}: ${what}`, undefined, { cause: error });
  }
}

/** The agents of `agents.conf`, given in the file itself or beside it. */
function readPool(root: Table, file: string): ReadonlyMap<string, PoolOptions> {
  const name = root.optionalText('agentsConfFile');
  const inline = root.optionalText('agentsConf');
  if (name === undefined) return readAgentsConf(inline ?? '', `${file}: agentsConf`);
  if (inline !== undefined) root.fail('agentsConfFile', 'cannot stand beside agentsConf');
  try {
    return readAgentsConf(readFileSync(resolve(dirname(file), name), 'utf8'), name);
  } catch (error) {
    if (error instanceof ScxmlError) throw error;
    return root.fail('agentsConfFile', `cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
