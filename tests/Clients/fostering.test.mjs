import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  acting, assertHoldsNone, call, day, eventOf, fostering, id, listen, reference, refused, refusedFor, reporting, status, textOf, tokenOf, until,
} from './suite.mjs';

// What a person could be known by; none of it may leave the service.
const mark = Math.random().toString(36).slice(2, 8);
const canary = {
  name: `Fosterercanary ${mark}`, reference: reference(), email: `canary-${mark}@example.org`, telephone: `07700 9${Date.now() % 100000}`, postcode: `ZZ8 8${mark.slice(0, 2).toUpperCase()}`,
  visit: `Visitcanary ${mark}`, line: `Roadcanary ${mark}`,
};
const birth = '1949-07-19';
const forbidden = [...Object.values(canary), mark, birth, '"year":1949', '"year": 1949'];

describe('fostering recruitment, to a client made from protos/', () => {
  let enquiries, applications, register, returns, lists, worklist, figures, subscriber, officer, assessor, manager, analyst, source;

  before(async () => {
    [enquiries, applications, register, returns, lists, worklist] = ['Enquiry', 'Application', 'CarerRegister', 'FosteringReturn', 'ReferenceData', 'Worklist'].map(fostering);
    figures = reporting();
    [officer, assessor, manager, analyst] = await Promise.all(['rosa.delgado', 'bridget.nolan', 'colin.adebayo', 'wendy.lin'].map(tokenOf));
    subscriber = await listen('fostering-recruitment', 'fostering.#');
    source = (await call(lists, 'GetReferenceData', {}, officer)).reference_data.sources[0].code;
  });

  after(async () => {
    [enquiries, applications, register, returns, lists, worklist, figures].forEach((client) => client?.close());
    await subscriber?.close();
  });

  const people = [{
    name: canary.name, birth_date: day(birth), email: canary.email, telephone: canary.telephone, postcode: canary.postcode, person_reference: canary.reference,
  }];

  async function applied() {
    const asked = (await call(enquiries, 'ReceiveEnquiry', {
      request_id: id(), enquirers: people, source_code: source, received_date: day('2026-11-02'), interests: ['PLACEMENT_TYPE_SHORT_TERM'], team: 'fostering-recruitment',
    }, officer)).enquiry;
    const { act } = acting(enquiries, 'enquiry', asked, officer);
    assert.deepEqual([asked.respond_by_date, asked.visit_by_date], [day('2026-11-03'), day('2026-11-09')]);
    await act('RespondToEnquiry', { responded_date: day('2026-11-03'), means: 'CONTACT_MEANS_TELEPHONE' });
    await act('BookVisit', { booked_date: day('2026-11-03'), visit_date: day('2026-11-06') });
    await act('RecordInitialVisit', { visited_date: day('2026-11-06'), summary: canary.visit });
    await act('ScreenEnquiry', { outcome: 'SCREENING_OUTCOME_ELIGIBLE', screening_date: day('2026-11-06') });
    await act('InviteToApply', { invited_date: day('2026-11-09') });
    const answer = await act('ReceiveApplication', {
      received_date: day('2026-11-16'), route: 'FOSTERING_ROUTE_MAINSTREAM', team: 'fostering-recruitment',
      people: [{ kind: 'APPLICATION_PERSON_KIND_APPLICANT', name: canary.name, birth_date: day(birth), person_reference: canary.reference }],
    }, officer, applications);
    return { enquiry: answer.enquiry, application: answer.application };
  }

  test('takes an enquiry to stage 1 with its checks, shows who may be the same people, and announces nobody', async () => {
    const { enquiry, application } = await applied();
    assert.equal(enquiry.state, 'ENQUIRY_STATE_APPLIED');
    assert.deepEqual(application.panel_due_date, day('2027-07-16'));

    const { duplicates } = await call(enquiries, 'FindPossibleDuplicates', { enquirers: people }, officer);
    assert.ok(duplicates.some((d) => d.enquiry_id === enquiry.enquiry_id || d.application_id === application.application_id), JSON.stringify(duplicates.map((d) => d.matches_on)));
    await refused(call(enquiries, 'ReceiveEnquiry', {
      request_id: id(), enquirers: people, source_code: source, received_date: day('2026-12-01'), team: 'fostering-recruitment',
    }, officer), 'FAILED_PRECONDITION', 'POSSIBLE_DUPLICATE');

    const record = acting(applications, 'application', application, officer);
    await record.act('OpenStageOne', { opened_date: day('2026-11-17') });
    const types = record.latest.checks.map((c) => c.type);
    for (const type of ['CHECK_TYPE_DBS_ENHANCED_BARRED', 'CHECK_TYPE_MEDICAL', 'CHECK_TYPE_IDENTITY', 'CHECK_TYPE_LOCAL_AUTHORITY'])
      assert.ok(types.includes(type), `${type} is not required: ${types.join()}`);
    await record.act('RecordAddresses', {
      person_id: record.latest.people[0].person_id,
      addresses: [{ lines: [canary.line], postcode: canary.postcode, local_authority: 'E10000901', from_date: day('2001-01-01') }],
    }, assessor);

    await refused(call(applications, 'DeclineAtStageOne', {
      request_id: id(), application_id: application.application_id, etag: record.latest.etag, notice_date: day('2026-11-18'), reasons: 'x',
    }, officer), 'PERMISSION_DENIED', 'ROLE_REQUIRED');
    const stale = await call(applications, 'OpenStageOne', {
      request_id: id(), application_id: application.application_id, etag: application.etag, opened_date: day('2026-11-17'),
    }, officer).then(() => assert.fail('was not refused'), (e) => e);
    assert.equal(stale.code, status.ABORTED);

    await until('the start of stage 1', () => subscriber.received.some((m) => m.content.includes(application.application_id) && eventOf(m).type === 'fostering.stage-started.v1'));
    for (const message of subscriber.received) assertHoldsNone(textOf(message), forbidden, `an event of type ${message.fields.routingKey}`);
  });

  test('names every bad field at once', async () => {
    await refusedFor(call(enquiries, 'ReceiveEnquiry', { request_id: 'x', enquirers: [{ name: '' }], received_date: day('2027-02-30') }, officer),
      ['request_id', 'enquirers[0].name', 'source_code', 'received_date']);
  });

  test('reads worklist, register, capacity, the annual return and the figures', async () => {
    const { items } = await call(worklist, 'ListWorklist', { page_size: 10 }, manager);
    assert.ok(items.length > 0 && items.every((item) => item.rule && item.citation));
    await call(register, 'ListHouseholds', { with_vacancy: true, page_size: 5 }, manager);
    await call(register, 'GetCapacity', {}, manager);
    const collection = await call(returns, 'GetFosteringDataCollection', { year: 2027, format: 'RETURN_FORMAT_XLSX' }, manager);
    assert.equal(collection.file.subarray(0, 2).toString(), 'PK');
    assert.equal(collection.provisional, true);
    const { result } = await call(figures, 'GetMeasure', { measure_id: 'F01', period: '2026/27' }, analyst);
    assert.ok(result.figures.length > 0);
  });
});
