/** The example for two terminals, in two processes: one runs the strategy, the other watches. */
import { spawn } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { ROOT, statewire } from '../cli/command.js';
import { outputUntil } from '../telephony/eccp-process.js';

/** A machine under load takes its time. */
const PATIENCE = 60_000;

test(
  'the strategy logs the agent out in one process, and statewire eccp watch sees it in the other',
  async () => {
    const program = spawn(process.execPath, ['dist/examples/07-eccp-logout.js', '0'], { cwd: ROOT, stdio: 'pipe' });
    try {
      const waiting = await outputUntil(program, /--port \d+\n/);
      expect(waiting).not.toContain('the strategy begins');
      const watching = statewire(['eccp', 'watch', '--port', /--port (\d+)/.exec(waiting)?.[1] ?? ''], {
        watch: (child, stdout) => stdout.includes('agentloggedout') && child.kill('SIGINT'),
      });
      const ended = await outputUntil(program, /the call centre says: .*\n/);
      expect(ended).toContain('the strategy has ended: gone\n');
      expect(ended).toContain('SIP/1001 is offline\n');
      expect((await watching).stdout).toMatch(/pausestart .*End of shift[\s\S]*agentloggedout +agent=SIP\/1001\n/);
    } finally {
      program.kill('SIGKILL');
    }
  },
  PATIENCE,
);
