import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { access, acting, call, day, id, kinship, proposal, refused, reporting, tokenOf } from './suite.mjs';

describe('a client made from protos/', () => {
  let service, permissions, figures, socialWorker, assessor, analyst, elsewhere;

  before(async () => {
    [service, permissions, figures] = [kinship(), access(), reporting()];
    [socialWorker, assessor, analyst, elsewhere] = await Promise.all(
      ['amara.okafor', 'carys.pugh', 'wendy.lin', 'aisha.rahman'].map(tokenOf));
  });

  after(() => [service, permissions, figures].forEach((client) => client.close()));

  const open = async (given) => (await call(service, 'OpenCase', proposal(given), socialWorker)).case;
  const acts = (opened) => acting(service, 'case', opened, socialWorker);

  test('opens a case and learns which checks it needs', async () => {
    const opened = await open();
    assert.equal(opened.state, 'CASE_STATE_IDENTIFIED');
    assert.deepEqual(opened.concern_date, day('2026-06-01'));
    const types = opened.checks.map((c) => c.type);
    assert.ok(types.includes('CHECK_TYPE_POLICE_DIRECT') && types.includes('CHECK_TYPE_LOCAL_AUTHORITY'), types.join());
    const read = (await call(service, 'GetCase', { case_id: opened.case_id }, socialWorker)).case;
    assert.equal(read.case_id, opened.case_id);
  });

  test('requests a check and records what came back', async () => {
    const opened = await open();
    const carer = opened.people[0].person_id;
    const { act } = acts(opened);
    const asked = (await act('RequestCheck', { person_id: carer, type: 'CHECK_TYPE_LOCAL_AUTHORITY', request_date: day('2026-06-03') })).case;
    const check = asked.checks.find((c) => c.type === 'CHECK_TYPE_LOCAL_AUTHORITY');
    assert.equal(check.state, 'CHECK_STATE_REQUESTED');
    const recorded = (await act('RecordCheckResult', { check_id: check.check_id, outcome: 'CHECK_OUTCOME_CLEAR', received_date: day('2026-06-12') }, assessor)).case;
    const back = recorded.checks.find((c) => c.check_id === check.check_id);
    assert.deepEqual(back.received_date, day('2026-06-12'));
    assert.equal(back.days_taken, 9);
  });

  test('reads the worklist and the timetable', async () => {
    const opened = await open();
    const found = [];
    let page = { items: [], next_page_token: '' };
    do {
      page = await call(service, 'ListWorklist', { team: 'kinship-north', page_size: 200, page_token: page.next_page_token }, socialWorker);
      found.push(...page.items.filter((item) => item.case_id === opened.case_id));
    } while (page.next_page_token && found.length === 0);
    assert.ok(found.length > 0, 'nothing of the case is on the worklist');
    assert.ok(found.every((item) => item.rule && item.citation));

    const { timetable } = await call(service, 'GetTimetable', { case_id: opened.case_id }, socialWorker);
    assert.deepEqual(timetable.milestones.map((m) => m.code), ['W1', 'W2', 'W4', 'W6', 'W8', 'W10', 'W11', 'W13', 'W14', 'W16']);
    assert.deepEqual(timetable.milestones.at(-1).due_date, day('2026-09-21'));
  });

  test('learns what it may not do', async () => {
    const rpcs = async (token) => new Map((await call(permissions, 'ListPermissions', {}, token)).permissions.map((p) => [p.rpc, p]));
    const name = (rpc) => `suite.kinship_assessment.v1.KinshipAssessmentService/${rpc}`;
    const [worker, counts] = [await rpcs(socialWorker), await rpcs(analyst)];
    assert.equal(worker.get(name('OpenCase')).allowed, true);
    assert.equal(worker.get(name('DecideViability')).allowed, false);
    assert.ok(worker.get(name('DecideViability')).roles.includes('TM'));
    assert.equal(counts.get(name('OpenCase')).allowed, false);
    assert.equal(counts.get(name('GetCase')).allowed, false);
  });

  test('hears of every bad field at once', async () => {
    const error = await refused(call(service, 'OpenCase', proposal({
      request_id: 'none', children: [], concern_date: { year: 2026, month: 2, day: 30 }, team: '', source: 'CASE_SOURCE_UNSPECIFIED',
    }), socialWorker), 'INVALID_ARGUMENT');
    for (const field of ['request_id', 'children', 'concern_date', 'team', 'source'])
      assert.ok(error.fields.includes(field), `${field} is missing among ${error.fields}`);
  });

  test('is refused what its role may not do, and everything without a token', async () => {
    const opened = await open();
    const decision = { request_id: id(), case_id: opened.case_id, etag: opened.etag, viable: true, decision_date: day('2026-06-05') };
    const error = await refused(call(service, 'DecideViability', decision, socialWorker), 'PERMISSION_DENIED');
    assert.ok(error.reason, 'a refusal has a reason');
    await refused(call(service, 'GetCase', { case_id: opened.case_id }), 'UNAUTHENTICATED');
  });

  test('finds nothing of another council', async () => {
    const opened = await open();
    await refused(call(service, 'GetCase', { case_id: opened.case_id }, elsewhere), 'NOT_FOUND', 'CASE_NOT_FOUND');
  });

  test('cannot decide on an older version of the case', async () => {
    const opened = await open();
    await acts(opened).act('StartViability', { start_date: day('2026-06-02') });
    const late = { request_id: id(), case_id: opened.case_id, etag: opened.etag, visit_date: day('2026-06-03'), summary: 'Seen.' };
    await refused(call(service, 'RecordViabilityVisit', late, socialWorker), 'ABORTED', 'ETAG_STALE');
  });

  test('repeats a request and gets the first answer', async () => {
    const opened = await open();
    const record = acts(opened);
    const first = await record.act('StartViability', { start_date: day('2026-06-02') });
    assert.deepEqual(await call(service, 'StartViability', record.sent, socialWorker), first);
    await refused(call(service, 'StartViability', { ...record.sent, start_date: day('2026-06-04') }, socialWorker), 'ALREADY_EXISTS', 'REQUEST_ID_REUSED');
  });

  test('reads a figure with its parts', async () => {
    const { result } = await call(figures, 'GetMeasure', { measure_id: 'K05' }, analyst);
    assert.equal(result.measure_id, 'K05');
    assert.ok(result.version >= 1 && result.as_at_time);
    await refused(call(figures, 'GetMeasure', { measure_id: 'K99' }, analyst), 'NOT_FOUND', 'MEASURE_NOT_FOUND');
  });
});
