import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  acting, assertHoldsNone, at, call, databasesHolding, day, edgeOfCare, eventOf, id, listen, reference, refused, refusedFor, reporting, servicesIn, telemetry, textOf,
  tokenOf, until,
} from './suite.mjs';

// What the child could be known by, and what was written of it.
const mark = Math.random().toString(36).slice(2, 8);
const shared = { name: `Childcanary ${mark}`, purpose: `Purposecanary ${mark}` };
const within = {
  summary: `Summarycanary ${mark}`, visit: `Visitcanary ${mark}`, goal: `Goalcanary ${mark}`, note: `Notecanary ${mark}`, outcome: `Outcomecanary ${mark}`, closure: `Closurecanary ${mark}`,
  agreedBy: `Mothercanary ${mark}`,
};
const [child, birth] = [reference(), '2012-08-29'];
const forbidden = [...Object.values(shared), ...Object.values(within), child, mark, birth];

describe('the edge of care, to a client made from protos/', () => {
  let episodes, reunifications, worklist, figures, subscriber, socialWorker, practitioner, manager, reviewingOfficer, analyst, elsewhere, closed, key;

  before(async () => {
    [episodes, reunifications, worklist] = ['Episode', 'Reunification', 'Worklist'].map(edgeOfCare);
    figures = reporting();
    [socialWorker, practitioner, manager, reviewingOfficer, analyst, elsewhere] = await Promise.all(
      ['amara.okafor', 'uma.krishnan', 'victor.hale', 'quentin.marsh', 'wendy.lin', 'aisha.rahman'].map(tokenOf));
    subscriber = await listen('edge-of-care', 'edge-of-care.#');
  });

  after(async () => {
    [episodes, reunifications, worklist, figures].forEach((client) => client?.close());
    await subscriber?.close();
  });

  const referral = () => ({
    request_id: id(), child: { child_reference: child, name: shared.name, birth_date: day(birth) },
    referred_time: at('2026-09-01T09:30:00Z'), openness: 'EPISODE_OPENNESS_CHILD_PROTECTION', needs: ['REFERRAL_NEED_FAMILY_BREAKDOWN'], summary: within.summary, team: 'echo',
  });

  /** Children averted, and all who were due to enter care, in the quarter of the decision. */
  const averted = async () => {
    const { result } = await call(figures, 'GetMeasure', { measure_id: 'E01', period: '2026/27 Q2' }, analyst);
    const { numerator, denominator } = result.figures.find((f) => f.part === 'AVERTED' && f.breakdown === '') ?? { numerator: 0, denominator: 0 };
    return [Number(numerator), Number(denominator)];
  };

  test('takes a child due to enter care from referral to an outcome', async () => {
    const [before, of] = await averted();
    const record = acting(episodes, 'episode', (await call(episodes, 'ReferChild', referral(), socialWorker)).episode, manager);
    const { act } = record;
    [closed, key] = [record.latest.episode_id, record.latest.child.child_key];
    await refused(call(episodes, 'ReferChild', referral(), socialWorker), 'FAILED_PRECONDITION', 'EPISODE_ALREADY_OPEN');

    await refused(act('DecideCareRisk', { source: 'CARE_RISK_SOURCE_PANEL', source_date: day('2026-06-01'), decision_date: day('2026-09-04') }), 'FAILED_PRECONDITION', 'CARE_RISK_NOT_EVIDENCED');
    await act('DecideCareRisk', { source: 'CARE_RISK_SOURCE_PANEL', source_date: day('2026-09-02'), decision_date: day('2026-09-04') });
    assert.deepEqual(record.latest.follow_up.reviews.map((review) => review.due_date), [day('2026-12-04'), day('2027-03-04')]);

    await act('SendToPanel', { sent_date: day('2026-09-02') });
    await act('RecordEpisodePanelDecision', { panel_date: day('2026-09-03'), decision: 'EPISODE_PANEL_DECISION_ACCEPTED' });
    await act('AllocateEpisode', { allocated_date: day('2026-09-04'), team: 'echo', worker: 'staff-0021' });
    await act('RecordFirstVisit', { visit_date: day('2026-09-07'), child_seen: true, summary: within.visit }, practitioner);
    assert.equal(record.latest.first_visit_in_time, true);
    await act('RecordEngagement', { engagement_date: day('2026-09-08'), engaged: true }, practitioner);
    await act('PlanIntervention', {
      type: 'INTERVENTION_TYPE_FAMILY_SUPPORT', practitioner: 'staff-0021', planned_sessions: 2, planned_minutes_per_week: 180, planned_date: day('2026-09-08'), start_date: day('2026-09-09'),
    }, practitioner);
    await act('SetGoal', { text: within.goal, set_date: day('2026-09-09'), baseline: 2, target: 6 }, practitioner);
    await act('StartActiveWork', { start_date: day('2026-09-09') }, practitioner);
    assert.deepEqual([record.latest.state, record.latest.intensity], ['EPISODE_STATE_ACTIVE', 'INTENSITY_MEDIUM']);

    await act('RequestConference', {
      requested_date: day('2026-09-14'), reason: 'CONFERENCE_REASON_PREVENT_CARE', purpose: shared.purpose, agreed_by: within.agreedBy, agreed_date: day('2026-09-14'),
      social_worker: 'staff-0001', social_worker_from_date: day('2026-01-05'),
    }, socialWorker);
    const [conference] = await until('the conference', async () => {
      const answer = await call(episodes, 'GetEpisodeConference', { episode_id: closed }, manager);
      return answer.conferences[0].available && answer.conferences;
    });
    assert.deepEqual([conference.state, conference.asked.accepted], ['REFERRED', true]);

    const [intervention] = record.latest.interventions;
    const [goal] = record.latest.goals;
    await act('RecordSessions', {
      intervention_id: intervention.intervention_id,
      sessions: ['2026-09-16', '2026-09-23'].map((session) => ({ session_date: day(session), minutes: 90, attended: true, note: within.note })),
    }, practitioner);
    await act('ScoreGoal', { goal_id: goal.goal_id, score_date: day('2026-10-14'), score: 5, note: within.note }, practitioner);
    await act('CloseGoal', { goal_id: goal.goal_id, closed_date: day('2026-11-30'), final_score: 7 }, practitioner);
    await act('EndIntervention', { intervention_id: intervention.intervention_id, end_date: day('2026-11-30'), end: 'INTERVENTION_END_COMPLETED', outcome: within.outcome }, practitioner);
    await act('CloseEpisode', { closed_date: day('2026-12-01'), code: 'CLOSURE_CODE_GOALS_MET', summary: within.closure });
    await act('RecordOutcomeReview', { point: 'REVIEW_POINT_THREE_MONTHS', review_date: day('2026-12-07'), outcome: 'OUTCOME_CODE_AT_HOME_PARENT' });
    assert.deepEqual([record.latest.state, record.latest.follow_up.looked_after_days], ['EPISODE_STATE_REVIEW_6M', 0]);

    await until('the figure', async () => {
      const [now, all] = await averted();
      return now === before + 1 && all === of + 1;
    });
  });

  test('announces it all, and nobody can be recognised anywhere else', async () => {
    const ours = () => subscriber.received.filter((m) => eventOf(m).subject === closed);
    const wanted = ['episode-opened', 'care-risk-decided', 'episode-accepted', 'first-visit-made', 'conference-requested', 'conference-accepted', 'episode-closed', 'outcome-reviewed'];
    await until(`each of ${wanted.join()}`, () => wanted.every((type) => ours().some((m) => eventOf(m).type === `edge-of-care.${type}.v1`)));
    const sequences = [...new Set(ours().map((m) => Number(eventOf(m).sequence)))].sort((a, b) => a - b);
    assert.deepEqual(sequences, sequences.map((_, i) => i + 1), 'the record’s events have no gap');
    for (const message of ours()) assertHoldsNone(textOf(message), [...forbidden, '"year":2012', '"year": 2012'], message.fields.routingKey);

    const trace = ours().map(eventOf).find((event) => event.type === 'edge-of-care.conference-requested.v1').traceparent.split('-')[1];
    const services = ['edge-of-care', 'family-group-conferences', 'reporting'];
    assert.deepEqual((await servicesIn(trace, services)).filter((service) => service !== 'dev-identity'), services);
    assertHoldsNone(await telemetry('logs'), forbidden, 'the logs');
    assertHoldsNone(await telemetry('traces'), forbidden, 'the traces');

    for (const text of Object.values(within))
      assert.deepEqual(await databasesHolding(text), ['edge_of_care'], `${text.split(' ')[0]} is kept elsewhere`);
    // Whoever is asked for a conference must know for whom, and what for.
    for (const text of Object.values(shared))
      assert.deepEqual(await databasesHolding(text), ['edge_of_care', 'family_group_conferences'], `${text.split(' ')[0]} is kept elsewhere`);
    assert.ok((await databasesHolding(closed)).includes('reporting'), 'an opaque id is found where it is');
  });

  test('shows the child’s journey through the services', async () => {
    const journey = await until('the milestones', async () => {
      const { milestones } = await call(figures, 'GetJourney', { child_key: key, page_size: 200 }, reviewingOfficer);
      return milestones.some((m) => m.code === 'REFERRED') && milestones.some((m) => m.service === 'edge-of-care' && m.code === 'EPISODE_CLOSED') && milestones;
    });
    assert.deepEqual([...new Set(journey.map((m) => m.service))].sort(), ['edge-of-care', 'family-group-conferences']);
    await refused(call(figures, 'GetJourney', { child_key: key }, practitioner), 'PERMISSION_DENIED', 'ROLE_REQUIRED');
  });

  test('names every bad field at once', async () => {
    await refusedFor(call(episodes, 'ReferChild', { request_id: 'x', child: { child_reference: 'no-reference', name: '' } }, socialWorker),
      ['request_id', 'child.child_reference', 'child.name', 'child.birth_date', 'referred_time', 'openness', 'needs']);
    await refusedFor(call(reunifications, 'ConsiderReunification', { request_id: 'x', child: {}, review_date: day('2027-02-30') }, socialWorker),
      ['request_id', 'child.child_reference', 'review_date', 'legal_status']);
  });

  test('reads help and worklist, and finds nothing of another council', async () => {
    const { helps: [help] } = await call(episodes, 'GetHelp', { child_reference: child }, practitioner);
    assert.deepEqual([help.state, help.child_key, help.interventions[0].delivered_sessions], ['EPISODE_STATE_REVIEW_6M', key, 2]);
    assertHoldsNone(JSON.stringify(help), forbidden, 'what others are told');
    const { items } = await call(worklist, 'ListWorklist', { page_size: 200 }, manager);
    assert.ok(items.some((item) => item.record_id === closed && item.rule === 'OUTCOME_REVIEW_6M'));
    assert.ok(items.every((item) => item.rule && item.citation));
    await refused(call(episodes, 'GetEpisode', { episode_id: closed }, elsewhere), 'NOT_FOUND', 'EPISODE_NOT_FOUND');
  });
});
