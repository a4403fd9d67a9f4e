/** What the command line understands. Imports no command: `--help` must not wait for the engine to load. */
import { createRequire } from 'node:module';
import { Command, Option } from 'commander';
import type { AdapterTestOptions } from './adapter/test.js';
import type { CheckOptions } from './check.js';
import { addEccp } from './eccp/program.js';
import type { RunOptions } from './run/settings.js';
import type { SimControlOptions } from './sim-control.js';
import type { SimEccpOptions } from './sim-eccp/settings.js';
import type { SimTServerOptions } from './sim-tserver.js';

const EXTENSION = 'ES module with an extension for custom actions (repeatable)';

const CHECK_HELP = `
FILE - reads standard input. Diagnostics go to standard output.

Exit codes:
  0  nothing wrong (warnings alone are no failure)
  1  a document has errors, or expressions that would raise an error event
  2  wrong usage, or a file that cannot be read (the others are checked all the same)`;

const RUN_HELP = `
The document runs on an embedded, simulated T-Server with the DNs 7001 to 7010, unless --adapter or --config say otherwise:
  --adapter sim          the embedded one; --config FILE is its configuration
  --adapter tserver      one on the network, such as "statewire sim tserver"; --config FILE has host, port, switch;
                         tserver:PORT will do on this machine
  --adapter eccp         a call centre that speaks ECCP, such as "statewire sim eccp"; --config FILE has host, port, user,
                         password, agents, breaks and so on; eccp:HOST:PORT says where it is
  --adapter FILE         an ES module with a telephony adapter; --config FILE is handed to it
The last three live in real time. Events come from --event and from standard
input: when nothing else is scheduled and the document still waits, a terminal is asked, and other input is read line by line.

Events, on the command line and in lines:
  NAME, NAME=JSON        such as 'agent.ready' or 'call.ended={"dn":"7001"}'; in lines also NAME JSON
  +TIME                  lets time pass: +500ms, +30s, +10m, +8h
  # comment              and blank lines are skipped in lines

Exit codes:
  0    a top-level final state was reached
  1    the document was refused; its diagnostics are printed as by "statewire check"
  2    wrong usage: flags, events, a file that cannot be read, an extension that cannot be used
  3    stopped: the document still waits for events, or --max-time is over
  4    broken off: the document never gets stable, used up a budget, took more than --max-events, or an extension failed
  130  Ctrl-C
  137  killed by the watchdog, which says on standard error which session did not end its macrostep`;

const SIM_ECCP_HELP = `
Without --config there is a lively call centre with the client agentconsole/agentconsole and agents of all kinds.
Commands are read from standard input while it runs, such as

  call 501 5550100       somebody calls queue 501
  trunk SIP/trunk1 down  a trunk fails
  drop                   all connections are cut

and "help" lists them all.`;

const ADAPTER_TEST_HELP = `
Exit codes:
  0  every rule holds, as far as it could be tried; what was skipped is listed with the reason
  1  a rule of the contract is broken
  2  wrong usage, or a file that makes no adapter`;

const SIM_CONTROL_HELP = `
Commands, the most useful ones ("statewire sim control help" asks the T-Server for all of them):
  refuse 185             the next request is accepted, and then refused by the switch
  reject 59              the next request is rejected
  delay 3000             the next answer comes 3 s later
  neverAnswer            the next answer never comes
  lateError 50 3000      the next request is confirmed, and refused 3 s later
  answerTwice            the next answer comes two times
  wrongReferenceID       the next answer belongs to no request
  faults, clear          what is still to come; forgets it
  drop, stop, start      breaks all connections; takes no more; takes them again
  link down, link up     the link between T-Server and switch
  dns                    the state of the DNs
Faults take request=NAME, thisDN=DN and times=NUMBER.

Exit codes:
  0  done
  2  there is no such command, it cannot be carried out, or no T-Server answers`;

/** @param done told the exit code of the command that ran */
export function createProgram(done: (code: number) => void): Command {
  const program = new Command('statewire')
    .description('Checks and runs SCXML strategies for contact centres.')
    .version(version(), '-V, --version', 'print the version')
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(oneLine(text)) })
    .showHelpAfterError(false);

  program
    .command('check')
    .description('report everything that is wrong with documents')
    .argument('<FILE...>', 'SCXML documents; - for standard input')
    .addOption(new Option('-f, --format <format>', 'how to print diagnostics').choices(['text', 'json']).default('text'))
    .option('-x, --extension <FILE>', EXTENSION, collect)
    .addHelpText('after', CHECK_HELP)
    .action(async (files: string[], options: CheckOptions) => done(await (await import('./check.js')).check(files, options)));

  program
    .command('run')
    .description('run a document on a simulated T-Server and print what happens')
    .argument('<FILE>', 'SCXML document; - for standard input')
    .option('-e, --event <EVENT>', 'send an event when things have settled (repeatable, in order)', collect)
    .option('-d, --data <ID=JSON>', 'start with this value of a top-level <data> (repeatable)', collect)
    .addOption(new Option('-c, --clock <clock>', 'virtual (default): time jumps to what is due next').choices(['virtual', 'real']))
    .option('-a, --adapter <ADAPTER>', 'the way to the phones: sim, tserver, eccp or FILE', 'sim')
    .option('--config <FILE>', 'TOML file for the adapter')
    .addOption(
      new Option('--confirm <WHEN>', 'when an agent action is done: at acceptance by the T-Server, or when the switch has confirmed it')
        .choices(['acceptance', 'switch'])
        .default('acceptance'),
    )
    .option('--assigner <FOLDER>', 'agent assigner as configured there: wac.ini, config/agentassigner.toml')
    .option('-x, --extension <FILE>', EXTENSION, collect)
    .option('-j, --json', 'print one JSON object per line')
    .option('-q, --quiet', 'print logs, errors and how it ended only')
    .option('-v, --verbose', 'print conditions, content, states left and whole data too')
    .option('--max-time <TIME>', 'stop when this much time has passed, such as 90s or 8h', '24h')
    .option('--max-events <NUMBER>', 'break off after this many events', '10000')
    .option(
      '--watchdog <TIME>',
      'end the process when a macrostep, or an extension performing its effects, takes longer; 0 for never',
      '2s',
    )
    .option('--start-time <ISO>', 'first moment of the virtual clock (default: 2026-01-01T09:00:00Z)')
    .option('--seed <NUMBER>', 'seed of random numbers; 1 with the virtual clock')
    .option('--no-plan-cache', 'compute every microstep anew, as Appendix D does; slower, and the same otherwise')
    .option('--no-input', 'never read standard input')
    .addHelpText('after', RUN_HELP)
    .action(async (file: string, options: RunOptions) => done(await (await import('./run.js')).run(file, options)));

  addTelephony(program, done);
  addEccp(program, done);
  return program;
}

/** The commands for those who write adapters, and for those who need a T-Server to try them on. */
function addTelephony(program: Command, done: (code: number) => void): void {
  const sim = program.command('sim').description('simulated counterparts, each in a process of its own');
  sim
    .command('tserver')
    .description('a simulated T-Server that listens for clients')
    .option('-p, --port <PORT>', 'where to listen; 0 lets the system choose (default: 7400)')
    .option('--host <HOST>', 'address to listen on (default: 127.0.0.1)')
    .option('--config <FILE>', 'TOML file: agents, DNs, places, queues, calls, faults')
    .option('-q, --quiet', 'do not tell who comes and goes')
    .action(async (options: SimTServerOptions) => done(await (await import('./sim-tserver.js')).simTServer(options)));

  sim
    .command('control')
    .description('tell a simulated T-Server that is running what goes wrong next')
    .argument('<COMMAND...>', 'such as: refuse 185 request=RequestAgentLogout times=2')
    .option('-p, --port <PORT>', 'where it listens (default: 7400)')
    .option('--host <HOST>', 'address where it listens (default: 127.0.0.1)')
    .addHelpText('after', SIM_CONTROL_HELP)
    .action(async (words: string[], options: SimControlOptions) =>
      done(await (await import('./sim-control.js')).simControl(words, options)),
    );
  sim
    .command('eccp')
    .description('a simulated call centre that consoles reach over ECCP')
    .option('-p, --port <PORT>', 'where to listen; 0 lets the system choose (default: 20005)')
    .option('--host <HOST>', 'address to listen on (default: 127.0.0.1)')
    .option('--config <FILE>', 'TOML file: agents, extensions, queues, campaigns, traffic; server and clients')
    .addOption(new Option('--profile <PROFILE>', 'the wire of which server (default: rev5)').choices(['rev5', 'issabel5']))
    .option('--as-built', 'like the real server where it differs from the text of the protocol')
    .option('--allow <ADDRESS>', 'only this address or network may connect (repeatable)', collect)
    .option('--inactivity <TIME>', 'end connections without a request for this long; 0 for never (default: 5m)')
    .option('--state <FILE>', 'keep the state here, and go on from it')
    .option('--seed <NUMBER>', 'seed of the traffic')
    .option('--tls-key <FILE>', 'PEM file; with it and --tls-cert the server speaks TLS')
    .option('--tls-cert <FILE>', 'PEM file')
    .option('-q, --quiet', 'do not tell who comes and goes')
    .addHelpText('after', SIM_ECCP_HELP)
    .action(async (options: SimEccpOptions) => done(await (await import('./sim-eccp.js')).simEccp(options)));

  const adapter = program.command('adapter').description('for those who write telephony adapters');
  adapter
    .command('test')
    .description('run the conformance kit on an adapter')
    .argument('<FILE>', 'ES module; default export or export "subject" or "adapter": a function that makes one')
    .option('--dn <DN>', 'a DN that the adapter may use', '7001')
    .option('--request <NAME>', 'a request that may be repeated (default: the first of "supports")')
    .option('--settle <TIME>', 'how long the adapter needs for an answer, in steps of which 50 are made', '10ms')
    .option('--limit <TIME>', 'how long one case may take, after which it has failed', '30s')
    .option('--config <FILE>', 'TOML file that is handed to the function')
    .option('-j, --json', 'print the report as JSON')
    .addHelpText('after', ADAPTER_TEST_HELP)
    .action(async (file: string, options: AdapterTestOptions) =>
      done(await (await import('./adapter/test.js')).testAdapter(file, options)),
    );
  adapter
    .command('init')
    .description('write the skeleton of an adapter, with its test')
    .argument('<NAME>', 'folder to make')
    .action(async (name: string) => done((await import('./adapter/init.js')).initAdapter(name)));
}

function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

/** Commander's messages, the suggestion included, as one line. */
function oneLine(text: string): string {
  return `statewire: ${text
    .trim()
    .replace(/^error: /, '')
    .replace(/\s*\n\s*/g, ' ')}\n`;
}

function version(): string {
  const manifest: { readonly version: string } = createRequire(import.meta.url)('statewire/package.json');
  return manifest.version;
}
