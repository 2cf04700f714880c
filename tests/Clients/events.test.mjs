import assert from 'node:assert/strict';
import os from 'node:os';
import { after, before, describe, test } from 'node:test';
import {
  acting, assertHoldsNone, call, day, eventOf, kinship, listen, proposal, reference, servicesIn, telemetry, textOf, tokenOf, until,
} from './suite.mjs';

// What a person could be known by; none of it may leave the service.
const mark = Math.random().toString(36).slice(2, 8);
const canary = {
  childName: `Childcanary ${mark}`, childReference: reference(), carerName: `Carercanary ${mark}`, carerReference: reference(),
  line: `Addresscanary ${mark}`, postcode: `ZZ9 9${mark.slice(0, 2).toUpperCase()}`, summary: `Summarycanary ${mark}`, view: `Viewcanary ${mark}`, content: `Contentcanary ${mark}`,
};
// Birth dates as text and as proto JSON, of years in which nothing else happened.
const births = { child: '2017-08-27', carer: '1951-12-29' };
const forbidden = [...Object.values(canary), mark, births.child, births.carer, '"year":2017', '"year":1951', '"year": 2017', '"year": 1951'];

describe('a subscriber of the events', () => {
  let subscriber, service, socialWorker, assessor;

  before(async () => {
    subscriber = await listen('kinship-assessment', 'kinship.#');
    service = kinship();
    [socialWorker, assessor] = await Promise.all(['amara.okafor', 'carys.pugh'].map(tokenOf));
  });

  after(async () => {
    service?.close();
    await subscriber?.close();
  });

  const ofCase = (caseId) => subscriber.received.filter((m) => eventOf(m).subject === caseId);

  /** Opens a case and does what takes personal values, one of each kind. */
  async function caseFullOfCanaries() {
    const opened = (await call(service, 'OpenCase', proposal({
      children: [{ child_reference: canary.childReference, name: canary.childName, birth_date: day(births.child) }],
      people: [{
        kind: 'PERSON_KIND_PROPOSED_CARER', name: canary.carerName, birth_date: day(births.carer),
        relationship: 'RELATIONSHIP_GRANDPARENT', person_reference: canary.carerReference,
      }],
    }), socialWorker)).case;
    const record = acting(service, 'case', opened, socialWorker);
    const { act } = record;
    const carer = opened.people[0].person_id;
    await act('SetCarerAddress', { person_id: carer, address: { lines: [canary.line], postcode: canary.postcode } });
    await act('StartViability', { start_date: day('2026-06-02') });
    await act('RecordViabilityVisit', { visit_date: day('2026-06-03'), summary: canary.summary });
    await act('RecordChildView', { child_id: opened.children[0].child_id, taken_by: 'VIEW_TAKER_SOCIAL_WORKER', view_date: day('2026-06-03'), view: canary.view });
    await act('RequestCheck', { person_id: carer, type: 'CHECK_TYPE_POLICE_DIRECT', request_date: day('2026-06-03'), police_force: 'WESTMERE' });
    const check = record.latest.checks.find((c) => c.type === 'CHECK_TYPE_POLICE_DIRECT' && c.person_id === carer);
    await act('RecordCheckResult', {
      check_id: check.check_id, outcome: 'CHECK_OUTCOME_CONTENT', received_date: day('2026-06-05'), content: canary.content,
    }, assessor);
    return record.latest;
  }

  test('gets every event of a case as a CloudEvent, in which nobody can be recognised', async () => {
    const opened = await caseFullOfCanaries();
    const wanted = ['kinship.case-opened.v1', 'kinship.viability-started.v1', 'kinship.milestone-reached.v1', 'kinship.child-view-recorded.v1', 'kinship.check-progressed.v1', 'kinship.record-amended.v1'];
    const progress = (m) => eventOf(m).data.progress;
    await until('the result of the check', () => ofCase(opened.case_id).some((m) => progress(m) === 'CHECK_PROGRESS_RECEIVED'));
    const messages = ofCase(opened.case_id);
    for (const type of wanted)
      assert.ok(messages.some((m) => eventOf(m).type === type), `${type} did not come`);

    const sequences = new Set();
    for (const message of messages) {
      const event = eventOf(message);
      assert.equal(message.properties.contentType, 'application/cloudevents+json');
      assert.equal(message.fields.routingKey, event.type);
      assert.equal(message.properties.messageId, event.id);
      assert.equal(event.specversion, '1.0');
      assert.match(event.id, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
      assert.equal(event.source, '/kinship-assessment');
      assert.equal(event.datacontenttype, 'application/json');
      assert.equal(event.authority, 'E10000901');
      assert.ok(!Number.isNaN(Date.parse(event.time)), event.time);
      assert.ok(event.actorrole, 'says in which role it was done');
      assert.match(event.sequence, /^\d+$/);
      sequences.add(Number(event.sequence));
    }
    // The case's version grows by one with each event, so a subscriber sees whether one is missing.
    assert.deepEqual([...sequences].sort((a, b) => a - b), Array.from({ length: sequences.size }, (_, i) => i + 1));

    for (const message of messages) assertHoldsNone(textOf(message), forbidden, message.fields.routingKey);
  });

  test('leaves nothing of a person in logs and traces, and one trace from the call to the figures', async () => {
    const opened = subscriber.received.map(eventOf).find((event) => event.type === 'kinship.case-opened.v1');
    const trace = opened.traceparent.split('-')[1];
    assert.deepEqual(await servicesIn(trace, ['kinship-assessment', 'reporting']), ['kinship-assessment', 'reporting'], 'the trace runs from the call to the reporting transaction');

    const logs = await telemetry('logs');
    assert.ok(logs.includes('resourceLogs'), 'the dashboard has logs');
    // Years alone are no mark of anybody in a log; the dates are.
    const values = forbidden.filter((v) => !v.startsWith('"year"'));
    assertHoldsNone(logs, values, 'the logs');
    assertHoldsNone(await telemetry('traces'), values, 'the traces');
  });

  test('is told nothing of the machines behind the events', () => {
    assert.ok(subscriber.received.length > 0, 'no event came');
    for (const message of subscriber.received) {
      const headers = JSON.stringify(message.properties.headers ?? {});
      assert.ok(!headers.includes(os.hostname()) && !/host/i.test(headers), `a header of ${message.fields.routingKey} names a host`);
    }
  });
});
