/** Queues, dialling plan, times and traffic of a configuration. */
import { patternOf } from '../campaigns/dialling-plan.js';
import type { IncomingQueue, Queue, Strategy } from '../model-queues.js';
import type { Route, Timing, Traffic } from './config.js';
import type { Table } from './table.js';

const STRATEGIES: readonly Strategy[] = ['leastrecent', 'ringall', 'fewestcalls', 'random', 'rrmemory', 'rrordered', 'linear', 'wrandom'];

export function readQueue(table: Table): Queue {
  const number = table.fitting('number', /^\d+$/, 'digits in quotes, such as "501"');
  const queue: Queue = {
    number,
    name: table.text('name', number),
    strategy: table.choice('strategy', STRATEGIES, 'leastrecent'),
    ringTimeout: table.number('ringTimeout', 1, Number.MAX_VALUE, 15_000),
    retry: table.number('retry', 1, Number.MAX_VALUE, 5_000),
  };
  table.end();
  return queue;
}

export function readIncomingQueue(table: Table): IncomingQueue {
  const queue: IncomingQueue = {
    id: table.whole('id', 1),
    queue: table.name('queue'),
    active: table.flag('active', true),
    script: table.text('script', ''),
  };
  table.end();
  return queue;
}

export function readRoute(table: Table): Route {
  const route: Route = {
    context: table.text('context', 'from-internal'),
    pattern: table.name('pattern'),
    strip: table.whole('strip', 0, 0),
    prefix: table.text('prefix', ''),
    trunk: table.name('trunk'),
  };
  if (!patternOf(route.pattern))
    table.fail('pattern', 'is no pattern', 'a number, or _ and digits, X, Z, N, sets such as [1-5], then . or !');
  table.end();
  return route;
}

/** What the recorded call centre took, or something like it where it was not recorded. */
const TIMES: Timing = {
  answer: 400,
  login: 450,
  callbackLogin: 40,
  noAnswer: 10_000,
  earlyHangUp: 500,
  stuckLogin: 300_000,
  logout: 40,
  loginCancel: 60,
  queueSearch: 500,
  ring: 150,
  acknowledge: 1_000,
  hangUp: 70,
  hold: 10,
  unhold: 300,
  transfer: 40,
  transferRing: 250,
  consultation: 800,
  afterConsultation: 800,
  afterTransfer: 1_500,
  place: 200,
  dial: 300,
  remoteAnswer: 3_000,
  remoteNoAnswer: 20_000,
  dialler: 1_000,
  retry: 60_000,
};

export function readTiming(table: Table): Timing {
  const read = Object.entries(TIMES).map(([key, value]) => [key, table.number(key, key === 'dialler' ? 1 : 0, Number.MAX_VALUE, value)]);
  table.end();
  return { ...TIMES, ...Object.fromEntries(read) };
}

export function readTraffic(table: Table): Traffic {
  const traffic: Traffic = {
    seed: table.whole('seed', 0, 1),
    arrivals: table.tables('arrivals').map(readArrivals),
    patience: table.number('patience', 0, Number.MAX_VALUE, 0),
    talk: table.number('talk', 0, Number.MAX_VALUE, 0),
    answerRate: table.number('answerRate', 0, 1, 0.7),
    failureRate: table.number('failureRate', 0, 1, 0.05),
    knownCallers: table.number('knownCallers', 0, 1, 0.5),
  };
  table.end();
  return traffic;
}

function readArrivals(table: Table): Traffic['arrivals'][number] {
  const arrivals = { queue: table.name('queue'), perHour: table.number('perHour', 0, 3_600_000, 0) };
  table.end();
  return arrivals;
}
