/** What the package offers to those who run a server of their own. */
import { expect, test } from '@jest/globals';
import {
  callCenterService,
  command,
  commandFailed,
  DEFAULT_CONFIG,
  type EccpService,
  listenEccp,
  openCallCenter,
  readCallCenterConfig,
} from 'statewire/eccp-server';
import { connectTo, failure, whenOver } from './server-support.js';

test('a call centre of the default configuration is served', async () => {
  const callCenter = openCallCenter({ config: readCallCenterConfig(DEFAULT_CONFIG, 'default') });
  whenOver(() => callCenter.close());
  const server = await listenEccp(callCenterService(callCenter, { profile: 'issabel5' }), { port: 0 });
  whenOver(() => server.close());
  callCenter.start();
  const client = await connectTo(server);
  await client.logIn();
  const { answer } = await client.askAmongEvents('<getagentstatus><agent_number>IAX2/1003</agent_number></getagentstatus>');
  expect(answer).toContain('<status>offline</status>');
});

test('something else stands behind the server: what it does not do is not implemented', async () => {
  const watcher: EccpService = {
    profile: 'rev5',
    commands: [
      command('getagentstatus', ({ agent_number }) =>
        agent_number === 'Agent/1' ? { status: 'online' } : commandFailed(404, 'Invalid agent number', 'offline'),
      ),
    ],
    agent: () => undefined,
    switchIsUp: true,
    databaseIsUp: true,
    takeWorkerFault: () => undefined,
    onEvent: () => () => {},
  };
  const server = await listenEccp(watcher, { port: 0 });
  whenOver(() => server.close());
  const client = await connectTo(server);
  await client.logIn();
  const ask = (agent: string): Promise<string> => client.ask(`<getagentstatus><agent_number>${agent}</agent_number></getagentstatus>`);
  expect(await ask('Agent/1')).toBe('<getagentstatus_response><status>online</status></getagentstatus_response>');
  expect(await ask('Agent/2')).toContain(failure(404, 'Invalid agent number'));
  expect(await client.ask('<getpauses/>')).toBe(failure(501, 'Not Implemented'));
  const list = await client.ask('<getrequestlist/>');
  expect([...list.matchAll(/<request>(\w+)</g)].map((match) => match[1])).toEqual([
    ...['getrequestlist', 'filterbyagent', 'login', 'logout', 'getagentstatus', 'callprogress'],
  ]);
});
