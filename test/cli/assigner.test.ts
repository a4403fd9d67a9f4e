import { describe, expect, test } from '@jest/globals';
import { ExternalServer } from '../assigner/support.js';
import { TemporaryFolder } from '../assigner/temporary-folder.js';
import { statewire } from './command.js';

const CHART = 'charts/get-agent.scxml';

describe('getAgent on the command line', () => {
  test('check knows the action and its attributes', async () => {
    expect(await statewire(['check', CHART])).toMatchObject({ code: 0, stdout: '1 file, 0 errors, 0 warnings\n' });
    const { code, stdout } = await statewire(['check', '-'], {
      stdin: `<scxml xmlns="http://www.w3.org/2005/07/scxml" xmlns:a="urn:statewire:modules:assigner" version="1.0" datamodel="ecmascript">
        <state><onentry><a:getAgent channelId="'c1'" channeltype="'voice'"/></onentry></state></scxml>`,
    });
    expect(code).toBe(1);
    expect(stdout).toContain('the attribute is "channelid"');
  });

  test('run assigns the agents of the simulated T-Server as they come and go, whatever skills are asked for', async () => {
    const { code, stdout, stderr } = await statewire(['run', CHART, '--quiet']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/first: "?5001"?[\s\S]*second: "?5002"?/);
  });

  test('under the virtual clock the answers of an external assigner are waited for, however slow and often', async () => {
    await using server = await ExternalServer.start((response) => setTimeout(() => response.end('{"agentId":"carla@partner"}'), 100));
    const args = ['run', CHART, '--quiet', '--extension', 'extensions/external-assigner.mjs'];
    const { code, stdout, stderr } = await statewire(args, { env: { ASSIGNER_URL: server.url } });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/first: "?carla@partner"?[\s\S]*second: "?carla@partner"?/);
    expect(server.received).toHaveLength(2);
  }, 60_000);

  test('an external assigner that hangs up, or is not there, is a servererror', async () => {
    await using server = await ExternalServer.start((response) => response.destroy());
    for (const url of [server.url, 'http://127.0.0.1:1/']) {
      const { stdout } = await statewire(['run', CHART, '--extension', 'extensions/external-assigner.mjs', '--no-input'], {
        env: { ASSIGNER_URL: url },
      });
      expect(stdout).toMatch(/error\.assigner\.getAgent +.*"error":"servererror","description":"the external assigner cannot be reached: /);
    }
  });

  describe('--assigner FOLDER', () => {
    const run = (folder: TemporaryFolder, ...more: string[]): ReturnType<typeof statewire> =>
      statewire(['run', CHART, '--no-input', '--assigner', folder.path, ...more]);

    test('the users of the configuration are assigned by their presence at the T-Server, and the log is on standard error', async () => {
      const users = [
        `[[users]]\nid = "ana@domain"\nagentID = "5001"\ncapabilities = ["+c2cagent"]`,
        `[[users]]\nid = "bob@domain"\nagentID = "5002"\ncapabilities = ["+c2cagent"]\nskills = ["spanish"]`,
      ];
      using folder = new TemporaryFolder({ 'wac.ini': '[agentassigner]', 'config/agentassigner.toml': users.join('\n') });
      const { code, stdout, stderr } = await run(folder, '--quiet');
      expect(code).toBe(0);
      expect(stdout).toMatch(/first: "?bob@domain"?[\s\S]*second: "?bob@domain"?/); // ana has left when the second is assigned
      expect(stderr).toMatch(/^statewire: Agent assigner will use system assigner\n/);
    });

    test('an external assigner is asked at its URL', async () => {
      await using server = await ExternalServer.start((response) => response.end('{"agentId":"carla@partner"}'));
      using folder = new TemporaryFolder({
        'wac.ini': '[agentassigner]',
        'config/agentassigner.toml': `externalAssignerUrl = "${server.url}"`,
      });
      const { code, stdout, stderr } = await run(folder, '--quiet');
      expect(code).toBe(0);
      expect(stdout).toMatch(/first: "?carla@partner"?/);
      expect(stderr).toContain(`Agent assigner configured with external assigner at: ${server.url}`);
    });

    test('without the block in wac.ini every request ends in servererror', async () => {
      using folder = new TemporaryFolder();
      expect((await run(folder)).stdout).toContain('"error":"servererror","description":"the agent assigner is not enabled"');
    });

    test('what is malformed, and a folder that is not there, end with exit code 2 and the place', async () => {
      using folder = new TemporaryFolder({ 'wac.ini': '[agentassigner]', 'config/agentassigner.toml': '\norder = "random"' });
      const { code, stderr } = await run(folder);
      expect([code, stderr]).toEqual([
        2,
        expect.stringContaining('config/agentassigner.toml:2: order must be "connection" or "roundRobin"'),
      ]);
      expect(await statewire(['run', CHART, '--assigner', 'nowhere'])).toMatchObject({
        code: 2,
        stderr: 'statewire: --assigner nowhere: there is no such folder\n',
      });
    });

    test('with an extension in its place it would have no effect, and is refused', async () => {
      using folder = new TemporaryFolder({ 'wac.ini': '[agentassigner]' });
      const { code, stderr } = await run(folder, '--extension', 'extensions/assigner.mjs');
      expect([code, stderr]).toEqual([2, expect.stringContaining('--assigner')]);
    });
  });

  test('an agent assigner given as extension takes the place of the one that comes with it', async () => {
    const { code, stdout } = await statewire(['run', CHART, '--extension', 'extensions/assigner.mjs']);
    expect(code).toBe(3);
    expect(stdout).toContain('"error":"noagent"');
    expect(await statewire(['check', CHART, '--extension', 'extensions/assigner.mjs'])).toMatchObject({ code: 0 });
  });
});
