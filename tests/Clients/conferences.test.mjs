import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  acting, assertHoldsNone, at, call, conferences, databasesHolding, day, eventOf, id, kinship, listen, reference, refused, refusedFor, reporting, servicesIn,
  telemetry, textOf, tokenOf, until,
} from './suite.mjs';

// What the family could be known by, and what it said.
const mark = Math.random().toString(36).slice(2, 8);
const comment = `Commentcanary ${mark}: nobody had asked my mother before.`;
const names = { child: `Childcanary ${mark}`, grandmother: `Grandmothercanary ${mark}` };
const within = {
  mother: `Mothercanary ${mark}`, referral: `Referralcanary ${mark}`, bottomLines: `Bottomlinescanary ${mark}`, views: `Viewscanary ${mark}`, venue: `Venuecanary ${mark}`,
  plan: `Plancanary ${mark}`, contingency: `Contingencycanary ${mark}`, action: `Actioncanary ${mark}`, household: `Householdcanary ${mark}`,
};
const references = { child: reference(), grandmother: reference() };
const births = { child: '2018-08-23', mother: '1948-11-27', grandmother: '1947-02-21' };
const forbidden = [comment, ...Object.values(names), ...Object.values(within), ...Object.values(references), mark, ...Object.values(births)];
const years = [births.mother, births.grandmother].flatMap((birth) => [`"year":${birth.slice(0, 4)}`, `"year": ${birth.slice(0, 4)}`]);

describe('family group conferences, to a client made from protos/', () => {
  let service, coordinators, cases, figures, subscriber, socialWorker, manager, kinshipManager, reviewingOfficer, analyst, elsewhere, held, key;

  before(async () => {
    [service, coordinators] = ['Conference', 'Coordinator'].map(conferences);
    [cases, figures] = [kinship(), reporting()];
    [socialWorker, manager, kinshipManager, reviewingOfficer, analyst, elsewhere] = await Promise.all(
      ['amara.okafor', 'tanya.wells', 'hannah.oduya', 'quentin.marsh', 'wendy.lin', 'aisha.rahman'].map(tokenOf));
    subscriber = await listen('family-group-conferences', 'conferences.#');
  });

  after(async () => {
    [service, coordinators, cases, figures].forEach((client) => client?.close());
    await subscriber?.close();
  });

  const referral = () => ({
    request_id: id(),
    children: [{ child_reference: references.child, name: names.child, birth_date: day(births.child) }],
    participants: [
      { role: 'PARTICIPANT_ROLE_MOTHER', name: within.mother, birth_date: day(births.mother), parental_responsibility: true },
      { role: 'PARTICIPANT_ROLE_MATERNAL_KIN', name: names.grandmother, birth_date: day(births.grandmother), person_reference: references.grandmother },
    ],
    involvements: [{ subject: 'staff-0001', role: 'INVOLVEMENT_ROLE_SOCIAL_WORKER', child_reference: references.child, from_date: day('2026-01-05') }],
    reason: 'REFERRAL_REASON_PREVENT_CARE', referral_text: within.referral,
    offered_date: day('2026-11-02'), referred_date: day('2026-11-02'), team: 'family-group-conferences',
  });

  /** One figure of the quarter, as a number; 0 if there is none yet. */
  const figure = async (measure, part) => {
    const { result } = await call(figures, 'GetMeasure', { measure_id: measure, period: '2026/27 Q3' }, analyst);
    return Number(result.figures.find((f) => f.part === part && f.breakdown === '')?.numerator ?? 0);
  };

  /** From the referral to the day of the conference. */
  async function upToTheConference() {
    const record = acting(service, 'conference', (await call(service, 'ReferFamily', referral(), socialWorker)).conference, manager);
    const { act } = record;
    const { coordinator } = await call(coordinators, 'RegisterCoordinator', {
      request_id: id(), subject: `staff-${mark}`, name: `Coordinator ${mark}`, fte_hundredths: 100, from_date: day('2026-01-01'),
    }, manager);
    await act('AcceptReferral', { accepted_date: day('2026-11-03') });
    await act('AllocateCoordinator', { coordinator_id: coordinator.coordinator_id, allocated_date: day('2026-11-04') });
    await act('RecordBaseline', { baseline_date: day('2026-11-06'), bottom_lines: within.bottomLines, questions: ['Who is there at night?'], agreed_with: 'staff-0001' });
    const family = record.latest.participants.filter((p) => p.role !== 'PARTICIPANT_ROLE_CHILD').map((p) => p.participant_id);
    for (const participant_id of family)
      await act('RecordConsent', { participant_id, answer: 'CONSENT_ANSWER_AGREED', answer_date: day('2026-11-06'), may_share: true });
    await act('BeginPreparation', { consented_date: day('2026-11-06') });
    for (const participant_id of family)
      await act('RecordPreparation', { participant_id, meeting_date: day('2026-11-12'), mode: 'ATTENDANCE_MODE_IN_PERSON', invited: true });
    const [child] = record.latest.children;
    await act('RecordChildViews', { child_id: child.child_id, views: within.views, views_date: day('2026-11-12') });
    await act('RecordPaternalFamily', { status: 'PATERNAL_FAMILY_NO_LEGAL_OR_KNOWN_FATHER', recorded_date: day('2026-11-12') });
    await act('ScheduleSession', { kind: 'SESSION_KIND_CONFERENCE', scheduled_time: at('2026-12-03T13:00:00Z'), venue: within.venue, booked_date: day('2026-11-12') });
    return { record, family, child };
  }

  const phase = (kind, from, to, professionals_present) =>
    ({ kind: `PHASE_KIND_${kind}`, start_time: at(`2026-12-03T${from}:00:00Z`), end_time: at(`2026-12-03T${to}:00:00Z`), professionals_present });

  test('takes a family from referral to its own plan, hears what it thought, and opens a case for the grandmother', async () => {
    const before = { held: await figure('G03', 'HELD'), forms: await figure('G09', 'COVERAGE') };
    const { record, family, child } = await upToTheConference();
    const { act } = record;
    [held, key] = [record.latest.conference_id, child.child_key];
    const session_id = record.latest.sessions[0].session_id;

    const attendance = [child.child_id, ...family].map((participant_id) => ({ participant_id, mode: 'ATTENDANCE_MODE_IN_PERSON' }));
    const watched = [phase('INFORMATION_SHARING', 13, 14, true), phase('PRIVATE_FAMILY_TIME', 14, 15, true), phase('PLAN_AGREEMENT', 15, 16, true)];
    await refused(act('RecordConferenceHeld', { session_id, phases: watched, attendance }), 'FAILED_PRECONDITION', 'PRIVATE_TIME_NOT_PRIVATE');
    await act('RecordConferenceHeld', { session_id, attendance, phases: watched.map((p) => ({ ...p, professionals_present: p.kind !== 'PHASE_KIND_PRIVATE_FAMILY_TIME' })) });
    assert.equal(record.latest.state, 'CONFERENCE_STATE_HELD');

    const grandmother = record.latest.participants.find((p) => p.role === 'PARTICIPANT_ROLE_MATERNAL_KIN');
    await act('RecordPlan', {
      made_date: day('2026-12-03'), summary: within.plan, contingency: within.contingency,
      actions: [{ action: within.action, owner_participant_id: family[0], due_date: day('2026-12-17') }],
      proposals: [{
        carers: [{ participant_id: grandmother.participant_id, relationship: 'CARER_RELATIONSHIP_GRANDPARENT', birth_date: day(births.grandmother) }],
        child_ids: [child.child_id], household_note: within.household,
      }],
    });
    const proposal = await until('the kinship case', async () => {
      const read = (await call(service, 'GetConference', { conference_id: held }, manager)).conference;
      return read.plan.proposals.find((p) => p.state === 'CALL_STATE_ACCEPTED');
    });
    const opened = (await call(cases, 'GetCase', { case_id: proposal.kinship_case_id }, kinshipManager)).case;
    assert.deepEqual([opened.source, opened.source_case_id, opened.people[0].name], ['CASE_SOURCE_FAMILY_GROUP_CONFERENCE', held, names.grandmother]);

    await act('AnswerPlan', { decision: 'PLAN_DECISION_AGREED', decision_date: day('2026-12-07') }, socialWorker);
    assert.equal(record.latest.state, 'CONFERENCE_STATE_AGREED');
    await act('RecordFeedback', { session_id, participant_id: family[0], prepared: 4, heard: 5, plan_is_ours: 4, recommend: 5, comment, received_date: day('2026-12-08') });
    assert.ok(!JSON.stringify(record.latest).includes(comment), 'a comment is shown with the record');

    const december = { from_date: day('2026-12-01'), to_date: day('2026-12-31'), purpose: 'MONTHLY_REPORT' };
    const ours = (await call(service, 'ListComments', december, manager)).comments.find((c) => c.conference_id === held);
    assert.equal(ours.comment, comment);
    await refused(call(service, 'ListComments', december, socialWorker), 'PERMISSION_DENIED', 'ROLE_REQUIRED');
    await act('ChooseThemes', { feedback_id: ours.feedback_id, themes: ['FEEDBACK_THEME_LISTENED_TO', 'FEEDBACK_THEME_WELL_PREPARED'], tone: 'FEEDBACK_TONE_POSITIVE' });

    await until('the figures', async () => await figure('G03', 'HELD') === before.held + 1 && await figure('G09', 'COVERAGE') === before.forms + 1);
  });

  test('announces it all, in one trace through three services, and nobody can be recognised anywhere else', async () => {
    const ours = () => subscriber.received.filter((m) => eventOf(m).subject === held);
    const wanted = ['conference-referred', 'referral-screened', 'coordinator-allocated', 'conference-held', 'plan-made', 'kinship-case-requested', 'kinship-case-accepted', 'feedback-received', 'comment-themes-chosen'];
    await until(`each of ${wanted.join()}`, () => wanted.every((type) => ours().some((m) => eventOf(m).type === `conferences.${type}.v1`)));
    const events = ours().map(eventOf);
    const sequences = [...new Set(events.map((event) => Number(event.sequence)))].sort((a, b) => a - b);
    assert.deepEqual(sequences, sequences.map((_, i) => i + 1), 'the record’s events have no gap');
    assert.deepEqual(events.find((event) => event.type === 'conferences.comment-themes-chosen.v1').data.themes, ['FEEDBACK_THEME_LISTENED_TO', 'FEEDBACK_THEME_WELL_PREPARED']);
    for (const message of ours()) assertHoldsNone(textOf(message), [...forbidden, ...years], message.fields.routingKey);

    const trace = events.find((event) => event.type === 'conferences.plan-made.v1').traceparent.split('-')[1];
    const services = ['family-group-conferences', 'kinship-assessment', 'reporting'];
    assert.deepEqual((await servicesIn(trace, services)).filter((service) => service !== 'dev-identity'), services);
    assertHoldsNone(await telemetry('logs'), forbidden, 'the logs');
    assertHoldsNone(await telemetry('traces'), forbidden, 'the traces');

    for (const text of [comment, ...Object.values(within)])
      assert.deepEqual(await databasesHolding(text), ['family_group_conferences'], `${text.split(' ')[0]} is kept elsewhere`);
    // Whom the family proposes is known to those who assess them, and to nobody else.
    for (const text of Object.values(names))
      assert.deepEqual(await databasesHolding(text), ['family_group_conferences', 'kinship_assessment'], `${text.split(' ')[0]} is kept elsewhere`);
    assert.ok((await databasesHolding(held)).includes('reporting'), 'an opaque id is found where it is');
  });

  test('shows the child’s journey through the services', async () => {
    const journey = await until('the milestones', async () => {
      const { milestones } = await call(figures, 'GetJourney', { child_key: key, page_size: 200 }, reviewingOfficer);
      const has = (service, code) => milestones.some((m) => m.service === service && m.code === code);
      return has('family-group-conferences', 'REFERRED') && has('family-group-conferences', 'CONFERENCE_HELD') && has('kinship-assessment', 'CASE_OPENED') && milestones;
    });
    assert.ok(journey.filter((m) => m.service === 'family-group-conferences').every((m) => m.case_id === held));
    await refused(call(figures, 'GetJourney', { child_key: key }, socialWorker), 'PERMISSION_DENIED', 'ROLE_REQUIRED');
  });

  test('names every bad field at once', async () => {
    await refusedFor(call(service, 'ReferFamily', {
      request_id: 'x', children: [{ child_reference: '', name: '' }], involvements: [{ subject: '' }], offered_date: day('2027-02-30'),
    }, socialWorker), ['request_id', 'children[0].child_reference', 'children[0].birth_date', 'involvements[0].subject', 'involvements[0].role', 'reason', 'offered_date', 'referred_date', 'team']);
  });

  test('finds nothing of another council, and refuses what has no role for it', async () => {
    await refused(call(service, 'GetConference', { conference_id: held }, elsewhere), 'NOT_FOUND', 'CONFERENCE_NOT_FOUND');
    await refused(call(service, 'AcceptReferral', { request_id: id(), conference_id: held, etag: '1', accepted_date: day('2026-11-03') }, socialWorker), 'PERMISSION_DENIED', 'ROLE_REQUIRED');
  });
});
