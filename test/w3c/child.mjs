/** Plays one test and tells the parent process how it went. */
import { pathToFileURL } from 'node:url';
import { play } from './play.mjs';

process.once('message', async (test) => {
  const uncaught = [];
  process.on('uncaughtException', (error) => uncaught.push(String(error?.stack ?? error).slice(0, 600)));
  process.on('unhandledRejection', (error) => uncaught.push(`unhandled rejection: ${String(error?.stack ?? error).slice(0, 600)}`));
  const tell = (result) => process.send({ ...result, uncaught: uncaught.slice(0, 5) }, () => process.exit(0));
  try {
    const { create } = await import(pathToFileURL(test.adapter).href);
    tell(await play(create, test));
  } catch (error) {
    tell({ status: 'error', reason: `adapter: ${error?.stack ?? error}` });
  }
});
