/** The commands for those who talk to an ECCP server. Imports none of them: `--help` must not wait. */
import type { Command } from 'commander';
import type { CallOptions } from './call.js';
import type { WatchOptions } from './watch.js';

const SERVER_HELP = `
The server, in this order: options, then environment (ECCP_HOST, ECCP_PORT, ECCP_USER, ECCP_PASSWORD), then the file of --config
(host, port, user, password, tls), then 127.0.0.1, 20005, agentconsole, agentconsole. Options can be seen in the list of processes:
put passwords in the environment or the file.`;

const CALL_HELP = `
NAME is a request of the protocol ("getrequestlist" lists them). Arguments are written as KEY=VALUE:
  statewire eccp call getpauses
  statewire eccp call getmultipleagentstatus agents=Agent/9000,SIP/201
  statewire eccp call pauseagent agent_number=Agent/9000 pause_type=2
  statewire eccp call saveformdata agent_number=SIP/201 call_id=1 forms='<form id="1"><field id="2">text</field></form>'
Lists have commas between their values; what has structure is written as on the wire.
${SERVER_HELP}
agent_hash is computed from the password of the agent: --agent-password, ECCP_AGENT_PASSWORD, or the table [agents] of the file
("Agent/9000" = "password").

Exit codes:
  0  the server carried it out; its answer is printed
  1  the server refused it
  2  wrong usage, or there is no session: no server, or it refused the login
  4  no answer came, or none that can be read; it may have been carried out`;

const WATCH_HELP = `
One line for each event until Ctrl-C. A connection that is lost is opened again. Once a minute the states of the agents are asked for;
what they show and no event told is a line too.
${SERVER_HELP}

Exit codes:
  0    ended by a supervisor, or nobody reads any more
  2    wrong usage, or there was no session at the start
  130  Ctrl-C`;

/** @param done told the exit code of the command that ran */
export function addEccp(program: Command, done: (code: number) => void): void {
  const eccp = program.command('eccp').description('talk to an ECCP server, such as the dialer of Issabel');
  withServer(eccp.command('call').description('make one request and print the answer'))
    .argument('<NAME>', 'the request')
    .argument('[KEY=VALUE...]', 'its arguments')
    .option('--agent-password <PASSWORD>', 'the password of the agent for ECCP')
    .option('--timeout <SECONDS>', 'how long to wait for the answer', '10')
    .option('-j, --json', 'print one JSON object')
    .addHelpText('after', CALL_HELP)
    .action(async (name: string, args: string[], options: CallOptions) =>
      done(await (await import('./call.js')).call(name, args, options)),
    );
  withServer(eccp.command('watch').description('print events as they come'))
    .option('--agent <NUMBER>', 'only events of this agent, such as Agent/9000')
    .option('--no-progress', 'leave out the progress of calls')
    .option('-j, --json', 'print one JSON object per line')
    .addHelpText('after', WATCH_HELP)
    .action(async (options: WatchOptions) => done(await (await import('./watch.js')).watch(options)));
}

function withServer(command: Command): Command {
  return command
    .option('--host <HOST>', 'where the server is')
    .option('-p, --port <PORT>', 'where it listens')
    .option('-u, --user <NAME>', 'name of the client')
    .option('--password <PASSWORD>', 'its password, or the md5 of it')
    .option('--tls', 'connect with TLS')
    .option('--config <FILE>', 'TOML file with the same');
}
