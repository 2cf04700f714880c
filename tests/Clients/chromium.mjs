// A page in Debian's Chromium, spoken to over its own debugging pipe: no driver, no download.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const program = process.env.CHROMIUM ?? 'chromium';

export async function openBrowser() {
  const profile = await mkdtemp(join(tmpdir(), 'suite-chromium-'));
  const child = spawn(program, [
    '--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run', '--hide-scrollbars', '--window-size=1280,1024',
    `--user-data-dir=${profile}`, '--remote-debugging-pipe', 'about:blank',
  ], { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] });
  const [said, to, from] = [[], child.stdio[3], child.stdio[4]];
  child.stderr.on('data', (text) => said.push(text));

  const [waiting, listening] = [new Map(), new Map()];
  let [next, rest] = [0, ''];
  const fail = (reason) => {
    for (const { reject } of waiting.values()) reject(new Error(`${reason} ${said.join('').slice(-500)}`));
    waiting.clear();
  };
  child.on('error', (error) => fail(`${program} did not start: ${error.message}.`));
  child.on('exit', () => fail(`${program} ended.`));
  to.on('error', () => {});
  from.setEncoding('utf8').on('data', (text) => {
    const messages = (rest + text).split('\0');
    rest = messages.pop();
    for (const message of messages.map((m) => JSON.parse(m))) {
      if (message.id) {
        const { resolve, reject } = waiting.get(message.id);
        waiting.delete(message.id);
        if (message.error) reject(new Error(message.error.message));
        else resolve(message.result);
      } else {
        listening.get(`${message.sessionId} ${message.method}`)?.();
      }
    }
  });

  const send = (method, params = {}, sessionId = undefined) => new Promise((resolve, reject) => {
    waiting.set(++next, { resolve, reject });
    to.write(`${JSON.stringify({ id: next, method, params, sessionId })}\0`);
  });

  return {
    /** A page with this document in it, as a browser shows it. */
    async show(html) {
      const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
      const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
      const on = (method, params) => send(method, params, sessionId);
      await on('Page.enable');
      const { frameTree } = await on('Page.getFrameTree');
      const loaded = new Promise((resolve) => listening.set(`${sessionId} Page.loadEventFired`, resolve));
      await on('Page.setDocumentContent', { frameId: frameTree.frame.id, html });
      await Promise.race([loaded, new Promise((resolve) => setTimeout(resolve, 2_000))]);
      return {
        /** What an expression gives, waited for. The page's own policy does not hold for whoever debugs it. */
        async evaluate(expression) {
          const { result, exceptionDetails } = await on('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
          if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
          return result.value;
        },
        close: () => send('Target.closeTarget', { targetId }),
      };
    },
    async close() {
      const ended = new Promise((resolve) => child.on('exit', resolve));
      await send('Browser.close').catch(() => {});
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 5_000))]);
      child.kill('SIGKILL');
      await rm(profile, { recursive: true, force: true });
    },
  };
}
