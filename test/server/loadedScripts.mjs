/**
 * For `node --import`: when the process ends, writes the addresses of all scripts of its main thread to the file that LOADED_SCRIPTS names,
 * a line each. The debugger knows of every script that was compiled, whichever way it was loaded.
 */
import fs from 'node:fs';
import { Session } from 'node:inspector';
import { isMainThread } from 'node:worker_threads';

const file = process.env.LOADED_SCRIPTS;
if (isMainThread && file !== undefined) {
  process.on('exit', () => {
    const session = new Session();
    session.connect();
    const scripts = [];
    session.on('Debugger.scriptParsed', ({ params }) => scripts.push(params.url));
    session.post('Debugger.enable');
    session.disconnect();
    fs.writeFileSync(file, scripts.join('\n'));
  });
}
