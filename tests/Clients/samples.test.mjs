import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { acting, call, day, feed, id, kinship, ownerToken, proposal, refused, tokenOf, until } from './suite.mjs';

const samples = fileURLToPath(new URL('../../samples', import.meta.url));
const packages = fileURLToPath(new URL('node_modules', import.meta.url));
const buf = path.join(packages, '@bufbuild', readdirSync(path.join(packages, '@bufbuild')).find((name) => name.startsWith('buf-')), 'bin');

describe('the samples for subscribers, on the running suite', () => {
  const started = [];
  const folder = mkdtempSync(path.join(os.tmpdir(), 'suite-samples-'));
  let service, feeds, socialWorker, owner;

  before(async () => {
    copyFileSync(path.join(samples, 'node/subscriber.mjs'), path.join(folder, 'subscriber.mjs'));
    symlinkSync(packages, path.join(folder, 'node_modules'));
    [service, feeds] = [kinship(), feed()];
    [socialWorker, owner] = await Promise.all([tokenOf('amara.okafor'), ownerToken()]);
  });

  after(() => {
    // With what it started itself: each has a process group of its own.
    started.filter((sample) => sample.exitCode === null).forEach((sample) => process.kill(-sample.pid, 'SIGKILL'));
    [service, feeds].forEach((client) => client?.close());
    rmSync(folder, { recursive: true, force: true });
  });

  function run(program, args, settings) {
    const sample = spawn(program, args, { env: { ...process.env, ...settings }, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    sample.told = '';
    for (const stream of [sample.stdout, sample.stderr]) stream.on('data', (text) => { sample.told += text; });
    started.push(sample);
    return sample;
  }

  /** The Node sample with a queue of its own, once it listens. */
  async function subscriber(name) {
    const store = path.join(folder, name);
    const sample = run('node', [path.join(folder, 'subscriber.mjs')], { AMQP_URL: process.env.SAMPLE_AMQP_URL, QUEUE: `subscriber.sample.${name}`, STORE: store });
    await until(`the subscriber ${name}`, () => sample.told.includes('ready'));
    const lines = () => (existsSync(store) ? readFileSync(store, 'utf8').split('\n').filter(Boolean) : []);
    return { lines, of: (caseId) => lines().filter((line) => line.split(' ')[2] === caseId) };
  }

  async function openedAndStarted() {
    const record = acting(service, 'case', (await call(service, 'OpenCase', proposal(), socialWorker)).case, socialWorker);
    await record.act('StartViability', { start_date: day('2026-06-02') });
    return record.latest.case_id;
  }

  const typesOf = (lines) => lines.map((line) => line.split(' ')[1]);

  /** Everything that a streaming call answers with. */
  const replay = (request) => call(feeds, 'ReplayEvents', request, owner, { streams: true });

  test('Node hears what happens, and one that joins late has the rest replayed into its queue', async () => {
    const early = await subscriber('early');
    const caseId = await openedAndStarted();
    await until('both events', () => typesOf(early.of(caseId)).includes('kinship.viability-started.v1'));
    assert.ok(typesOf(early.of(caseId)).includes('kinship.case-opened.v1'));

    const late = await subscriber('late');
    assert.equal(late.of(caseId).length, 0);
    const request = { request_id: id(), queue: 'subscriber.sample.late', types: ['kinship.case-opened.v1', 'kinship.viability-started.v1'] };
    const told = await replay(request);
    assert.ok(told.at(-1).done && Number(told.at(-1).events) >= 2, JSON.stringify(told));
    await until('what was replayed', () => late.of(caseId).length === 2);

    // Once more changes nothing: the same request is the same replay, and another brings events that it has.
    assert.deepEqual((await replay(request)).at(-1), told.at(-1));
    await replay({ ...request, request_id: id() });
    const next = await openedAndStarted();
    await until('what happened after it', () => typesOf(late.of(next)).includes('kinship.viability-started.v1'));
    assert.equal(late.of(caseId).length, 2);
    assert.equal(new Set(late.lines().map((line) => line.split(' ')[0])).size, late.lines().length);
  });

  test('a replay is for operators, and into a queue that is there', async () => {
    const request = { request_id: id(), queue: 'subscriber.sample.nowhere' };
    await refused(call(feeds, 'ReplayEvents', request, socialWorker, { streams: true }), 'PERMISSION_DENIED', 'ROLE_REQUIRED');
    await refused(replay(request), 'FAILED_PRECONDITION', 'QUEUE_NOT_BOUND');
  });

  test('the feed is followed with a command line client', async () => {
    const caseId = await openedAndStarted();
    const follower = run('bash', [path.join(samples, 'feed/follow.sh')], {
      PATH: `${buf}:${process.env.PATH}`, FEED: `http://${process.env.KINSHIP_GRPC}`, TOKEN: await tokenOf('wendy.lin'), STATE: path.join(folder, 'feed'),
    });
    const handled = () => (existsSync(path.join(folder, 'feed/handled')) ? readFileSync(path.join(folder, 'feed/handled'), 'utf8').split('\n') : []);
    await until('the events of the case', () => handled().filter((line) => line.includes(caseId)).length >= 2).catch((error) => assert.fail(`${error.message}: ${follower.told}`));
    const next = await openedAndStarted();
    await until('what happened after it', () => handled().filter((line) => line.includes(next)).length >= 2);
    assert.equal(readFileSync(path.join(folder, 'feed/dead-letters'), 'utf8'), '');
  });
});
