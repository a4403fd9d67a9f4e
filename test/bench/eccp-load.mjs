/**
 * `node eccp-load.mjs SECONDS [CONNECTIONS AGENTS READS CHANGES]`: an ECCP server in a process of its own, connections that read so many
 * times a second in all and change so many states a second, whose events go to all of them. Prints what was achieved, as JSON.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { agentNumber, BenchClient, Measured, SECRET } from './eccp-clients.mjs';

const COMMAND = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url));
const [seconds = 10, connections = 500, agents = 2000, reads = 10_000, changes = 100] = process.argv.slice(2).map(Number);
const WARM_UP = 2000;
const QUEUES = 20;
/** How often the requests that are due are sent, ms. */
const TICK = 5;

function config() {
  const queues = Array.from({ length: QUEUES }, (_, i) => `[[queues]]\nnumber = "${501 + i}"\n`);
  const many = Array.from({ length: agents }, (_, i) => {
    const [number, extension] = [agentNumber(i), String(1000 + i)];
    const agent = `[[agents]]\nnumber = "${number}"\nsecret = "${SECRET}"\nstartsOn = "${extension}"\nqueues = ["${501 + (i % QUEUES)}"]\n`;
    return `${agent}[[extensions]]\nnumber = "${extension}"\n`;
  });
  return ['[[breaks]]\nid = 2\nname = "Baño"\n', ...queues, ...many].join('\n');
}

async function startServer(folder) {
  const file = join(folder, 'call-centre.toml');
  writeFileSync(file, config());
  const args = [COMMAND, 'sim', 'eccp', '--port', '0', '--config', file, '--quiet'];
  const server = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const port = await new Promise((resolve, reject) => {
    let text = '';
    server.stdout.on('data', (chunk) => {
      text += chunk;
      const found = /listens on \S+:(\d+)/.exec(text);
      if (found) resolve(Number(found[1]));
    });
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${text}`)));
  });
  return { server, port };
}

/** Megabytes that a process has now and has had at most; undefined where the system does not say so. */
function memoryOf(pid) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const of = (name) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024;
    return { now: of('VmRSS'), most: of('VmHWM') };
  } catch {
    return undefined;
  }
}

/** Processor time of a process in seconds; undefined where the system does not say so. */
function processorOf(pid) {
  try {
    const [user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ').slice(11, 13).map(Number);
    return (user + system) / 100;
  } catch {
    return undefined;
  }
}

const several = (first) =>
  Array.from({ length: 10 }, (_, i) => `<agent_number>${agentNumber((first + i) % agents)}</agent_number>`).join('');
const READS = [
  (i) => `<getagentstatus><agent_number>${agentNumber(i % agents)}</agent_number></getagentstatus>`,
  (i) => `<getagentqueues><agent_number>${agentNumber(i % agents)}</agent_number></getagentqueues>`,
  () => '<getpauses/>',
  (i) => `<getmultipleagentstatus><agents>${several(i)}</agents></getmultipleagentstatus>`,
];

/** Sends what is due until the end; what could not be sent in time is sent late. */
function load(clients, measured, end) {
  let [read, changed] = [0, 0];
  const start = performance.now();
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      const now = performance.now();
      for (let due = start + (read * 1000) / reads; due <= now; due = start + (++read * 1000) / reads) {
        clients[read % clients.length].ask(READS[read % READS.length](read), due);
      }
      for (let due = start + (changed * 1000) / changes; due <= now; due = start + (++changed * 1000) / changes) {
        const agent = agentNumber(changed % agents);
        const client = clients[(changed * 7) % clients.length];
        const isPause = Math.floor(changed / agents) % 2 === 0;
        measured.changes.set(agent, due);
        client.ask(
          isPause
            ? `<pauseagent>${client.signed(agent)}<pause_type>2</pause_type></pauseagent>`
            : `<unpauseagent>${client.signed(agent)}</unpauseagent>`,
          due,
        );
      }
      if (now < end()) return;
      clearInterval(timer);
      resolve();
    }, TICK);
  });
}

function percentile(values, share) {
  const sorted = Float64Array.from(values).sort();
  return sorted.length === 0 ? Number.NaN : sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

const spread = (values) => ({ p50: percentile(values, 0.5), p99: percentile(values, 0.99), most: percentile(values, 1) });

const folder = mkdtempSync(join(tmpdir(), 'eccp-load-'));
const { server, port } = await startServer(folder);
try {
  await sleep(500); // agents log in
  const measured = new Measured();
  const clients = Array.from({ length: connections }, (_, i) => new BenchClient(port, measured, i % 50 === 0));
  await Promise.all(clients.map((client) => client.logIn()));
  const idle = memoryOf(server.pid);
  let end = performance.now() + WARM_UP + seconds * 1000;
  const loaded = load(clients, measured, () => end);
  await sleep(WARM_UP);
  measured.reset();
  const [from, processor, own] = [performance.now(), processorOf(server.pid), process.cpuUsage()];
  end = from + seconds * 1000;
  await loaded;
  const elapsed = (performance.now() - from) / 1000;
  const memory = memoryOf(server.pid);
  const used = processor === undefined ? undefined : (processorOf(server.pid) - processor) / elapsed;
  process.stdout.write(
    `${JSON.stringify({
      connections,
      agents,
      answersPerSecond: measured.answers / elapsed,
      deliveriesPerSecond: measured.events / elapsed,
      wanted: { answers: reads + changes, deliveries: changes * connections },
      answer: spread(measured.latencies),
      event: spread(measured.eventLatencies),
      failures: measured.failures,
      memory: { idle: idle?.now, loaded: memory?.now, most: memory?.most },
      processor: used,
      processorOfClients: (({ user, system }) => (user + system) / 1e6 / elapsed)(process.cpuUsage(own)),
    })}\n`,
  );
  for (const { socket } of clients) socket.destroy();
} finally {
  server.removeAllListeners('exit');
  server.kill('SIGKILL');
  rmSync(folder, { recursive: true });
}
