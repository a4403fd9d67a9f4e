/** The client with the server of this package and a living call centre behind it. */
import { describe, expect, test } from '@jest/globals';
import { loginAgent, logoutAgent } from '../../src/eccp/client/agent-login.js';
import { EccpClient } from '../../src/eccp/client/client.js';
import { EccpError } from '../../src/eccp/error.js';
import type { RequestName } from '../../src/eccp/messages/requests.js';
import { whenOver } from './server-support.js';
import { type Console, openConsole } from './service-support.js';

const CALLBACK = 'SIP/201';

async function open(): Promise<{ console: Console; client: EccpClient; seen: string[] }> {
  const console = await openConsole({ profile: 'issabel5' });
  const { clock, server } = console;
  const client = new EccpClient({
    ...{ port: server.port, username: 'agentconsole', password: 'agentconsole', clock },
    agents: ['Agent/9000', CALLBACK].map((agent_number) => ({ agent_number, eccp_password: 'secret' })),
  });
  whenOver(() => client.close());
  const seen: string[] = [];
  client.on('event', ({ name }) => seen.push(name));
  await client.connect();
  return { console, client, seen };
}

describe('a client of our own server', () => {
  test('logs an agent in, gives it a break and logs it out, and knows its state from events', async () => {
    const { console, client, seen } = await open();
    const { clock } = console;
    /** Lets time pass, and each time what is on its way arrive, until an event has come. */
    const pass = async (name: string): Promise<void> => {
      while (!seen.includes(name)) {
        await client.request('dumpstatus', {});
        clock.advance(20);
      }
    };
    const login = loginAgent(client, { agent_number: CALLBACK, extension: '201' }, { limit: 60_000, clock });
    await pass('agentloggedin');
    expect(await login).toMatchObject({ status: 'online', extension: '201' });
    await client.request('pauseagent', { agent_number: CALLBACK, pause_type: 2 });
    expect(client.stateOf(CALLBACK)).toMatchObject({ status: 'paused', pauseinfo: { pauseid: 2, pausename: 'Baño' } });
    await expect(client.request('pauseagent', { agent_number: CALLBACK, pause_type: 3 })).rejects.toMatchObject({ code: 417 });
    const logout = logoutAgent(client, CALLBACK, { limit: 60_000, clock });
    await pass('agentloggedout');
    await logout;
    expect(client.stateOf(CALLBACK)).toEqual({ status: 'offline' });
    expect(await client.refresh()).toEqual([]);
  });

  test('can read every answer to a reading request', async () => {
    const { client } = await open();
    const ofCampaign = { campaign_type: 'incoming', campaign_id: 1 } as const;
    const answers = await Promise.allSettled([
      client.request('getrequestlist', {}),
      client.request('getpauses', {}),
      client.request('getcampaignlist', {}),
      client.request('getcampaigninfo', ofCampaign),
      client.request('getcampaigninfo', { campaign_type: 'outgoing', campaign_id: 1 }),
      client.request('getcampaignstatus', ofCampaign),
      client.request('getcampaignqueuewait', ofCampaign),
      client.request('campaignlog', ofCampaign),
      client.request('getincomingqueuelist', {}),
      client.request('getincomingqueuestatus', { queue: '501' }),
      client.request('getqueuescript', { queue: '501' }),
      client.request('getagentstatus', { agent_number: CALLBACK }),
      client.request('getagentqueues', { agent_number: CALLBACK }),
      client.request('getmultipleagentqueues', { agents: [CALLBACK] }),
      client.request('getagentactivitysummary', {}),
      client.request('getextensionstatus', { extension: 'SIP/101' }),
      client.request('dumpstatus', {}),
      client.request('refreshagents', {}),
    ]);
    expect(answers.filter(({ status }) => status === 'rejected')).toEqual([]);
  });

  test('is told why it may not, on the level on which the server says it', async () => {
    const { client } = await open();
    const outcomes = [
      client.request('hangup', { agent_number: CALLBACK }),
      client.request('hangup', { agent_number: 'SIP/999' }),
      client.request('getextensionstatus', { extension: '101' }),
    ].map((request) => request.catch((error: EccpError) => error));
    const errors = (await Promise.all(outcomes)).filter((error) => error instanceof EccpError);
    const request = (name: RequestName, level: string, code: number): object => ({ request: name, level, code });
    expect(errors).toMatchObject([
      request('hangup', 'command', 417),
      request('hangup', 'command', 404),
      request('getextensionstatus', 'request', 400),
    ]);
  });
});
