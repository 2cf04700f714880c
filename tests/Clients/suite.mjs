// A client of the suite that knows nothing of it but protos/ and where it is.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import grpc from '@grpc/grpc-js';
import protoLoader from '@grpc/proto-loader';
import amqp from 'amqplib';
import pg from 'pg';
import { faultsOf } from './event-schemas.mjs';

const protos = fileURLToPath(new URL('../../protos', import.meta.url));
const here = fileURLToPath(new URL('.', import.meta.url));
const options = { includeDirs: [protos, here], keepCase: true, longs: String, enums: String, defaults: true };

const loaded = grpc.loadPackageDefinition(protoLoader.loadSync([
  'suite/access/v1/access_service.proto',
  'suite/edge_of_care/v1/episode_service.proto',
  'suite/edge_of_care/v1/reunification_service.proto',
  'suite/edge_of_care/v1/standards_service.proto',
  'suite/edge_of_care/v1/worklist_service.proto',
  'suite/family_group_conferences/v1/conference_service.proto',
  'suite/family_group_conferences/v1/conference_standards_service.proto',
  'suite/family_group_conferences/v1/conference_worklist_service.proto',
  'suite/family_group_conferences/v1/coordinator_service.proto',
  'suite/family_group_conferences/v1/fgdm_offer_service.proto',
  'suite/feed/v1/event_feed_service.proto',
  'suite/fostering_recruitment/v1/application_service.proto',
  'suite/fostering_recruitment/v1/carer_register_service.proto',
  'suite/fostering_recruitment/v1/enquiry_service.proto',
  'suite/fostering_recruitment/v1/fostering_return_service.proto',
  'suite/fostering_recruitment/v1/reference_data_service.proto',
  'suite/fostering_recruitment/v1/worklist_service.proto',
  'suite/kinship_assessment/v1/kinship_assessment_service.proto',
  'suite/reporting/v1/reporting_service.proto',
  'suite/reporting/v1/scorecard_service.proto',
], options)).suite;

const rpc = protoLoader.loadSync('google-rpc.proto', options);

function address(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: it says where the suite is.`);
  return value;
}

const channel = (name) => [address(name), grpc.credentials.createInsecure()];

export const kinship = () => new loaded.kinship_assessment.v1.KinshipAssessmentService(...channel('KINSHIP_GRPC'));
/** One of FosteringRecruitment's services, for example `fostering('Enquiry')`. */
export const fostering = (name) => new loaded.fostering_recruitment.v1[`${name}Service`](...channel('FOSTERING_GRPC'));
/** One of FamilyGroupConferences' services, for example `conferences('Coordinator')`. */
export const conferences = (name) => new loaded.family_group_conferences.v1[`${name}Service`](...channel('CONFERENCES_GRPC'));
/** One of EdgeOfCare's services, for example `edgeOfCare('Episode')`. */
export const edgeOfCare = (name) => new loaded.edge_of_care.v1[`${name}Service`](...channel('EDGE_OF_CARE_GRPC'));
/** The feed of KinshipAssessment; every service that announces events has one. */
export const feed = () => new loaded.feed.v1.EventFeedService(...channel('KINSHIP_GRPC'));
export const access = () => new loaded.access.v1.AccessService(...channel('KINSHIP_GRPC'));
export const reporting = () => new loaded.reporting.v1.ReportingService(...channel('REPORTING_GRPC'));
export const scorecards = () => new loaded.reporting.v1.ScorecardService(...channel('REPORTING_GRPC'));

/** Signs a sample member of staff in. */
export const tokenOf = (username) =>
  tokenFor({ grant_type: 'password', client_id: 'staff-portal', client_secret: 'staff-portal-dev-secret', username, password: 'demo' });

/** Signs the sample owner of the services in. */
export const ownerToken = () => tokenFor({ grant_type: 'client_credentials', client_id: 'service-owner', client_secret: 'service-owner-dev-secret' });

async function tokenFor(grant) {
  const answer = await fetch(new URL('connect/token', address('ISSUER')), { method: 'POST', body: new URLSearchParams(grant) });
  if (!answer.ok) throw new Error(`The issuer gave no token: ${answer.status}.`);
  return (await answer.json()).access_token;
}

/** Calls one RPC; an error comes with its google.rpc.Status read. One that streams answers with all its messages. */
export function call(client, method, request, token, { streams = false } = {}) {
  const metadata = new grpc.Metadata();
  if (token) metadata.set('authorization', `Bearer ${token}`);
  return new Promise((resolve, reject) => {
    if (streams) {
      const answers = [];
      client[method](request, metadata, { deadline: Date.now() + 20_000 })
        .on('data', (answer) => answers.push(answer))
        .on('error', (error) => reject(Object.assign(error, readStatus(error))))
        .on('end', () => resolve(answers));
      return;
    }
    client[method](request, metadata, { deadline: Date.now() + 20_000 }, (error, answer) => {
      if (error) reject(Object.assign(error, readStatus(error)));
      else resolve(answer);
    });
  });
}

/**
 * One record and acts on it. What a client has to expect: a deadline may pass between reading and deciding, and then the etag is
 * stale; the record is read again and the act, a new one, is done on it as it stands.
 */
export function acting(client, field, record, readToken) {
  const [idField, get] = [`${field}_id`, `Get${field[0].toUpperCase()}${field.slice(1)}`];
  let sent;
  return {
    get latest() { return record; },
    get sent() { return sent; },
    async act(method, request, token = readToken, on = client) {
      for (let attempt = 1; ; attempt++) {
        try {
          sent = { request_id: id(), [idField]: record[idField], etag: record.etag, ...request };
          const answer = await call(on, method, sent, token);
          record = answer[field] ?? record;
          return answer;
        } catch (error) {
          if (error.reason !== 'ETAG_STALE' || attempt === 5) throw error;
          record = (await call(client, get, { [idField]: record[idField] }, readToken))[field];
        }
      }
    },
  };
}

/** Expects a refusal with this status and, if given, this reason. */
export async function refused(promise, code, reason) {
  const error = await promise.then(() => assert.fail('was not refused'), (e) => e);
  assert.equal(error.code, grpc.status[code], `${error.code} ${error.details}`);
  if (reason) assert.equal(error.reason, reason);
  return error;
}

/** Expects that one refusal names every one of these fields. */
export async function refusedFor(promise, fields) {
  const error = await refused(promise, 'INVALID_ARGUMENT', 'INVALID_FIELDS');
  for (const field of fields)
    assert.ok(error.fields.some((f) => f.startsWith(field)), `${field} is not named: ${error.fields.join()}`);
}

/** Waits until the condition gives something, and answers with that. */
export async function until(what, condition) {
  const limit = Date.now() + 30_000;
  for (;;) {
    const found = await condition();
    if (found) return found;
    if (Date.now() > limit) assert.fail(`${what} did not come within 30 seconds`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Subscribes to everything that a service announces; closing it fails if an event was not what its published schema says. */
export async function listen(service, binding) {
  const connection = await amqp.connect(address('AMQP_URL'));
  const broker = await connection.createChannel();
  const exchange = `${service}.events`;
  await broker.assertExchange(exchange, 'topic', { durable: true });
  const { queue } = await broker.assertQueue('', { exclusive: true });
  await broker.bindQueue(queue, exchange, binding);
  const received = [];
  await broker.consume(queue, (message) => received.push(message), { noAck: true });
  return {
    received,
    async close() {
      await connection.close();
      assert.deepEqual(received.flatMap((message) => faultsOf(eventOf(message))), []);
    },
  };
}

/** The CloudEvent of a message. */
export const eventOf = (message) => JSON.parse(message.content.toString('utf8'));

/** A message whole: body, headers and all. */
export const textOf = (message) => [message.content.toString('utf8'), JSON.stringify(message.properties), JSON.stringify(message.fields)].join('\n');

export function assertHoldsNone(text, values, what) {
  for (const value of values) assert.ok(!text.includes(value), `a personal value is in ${what}`);
}

/** What the dashboard has of `logs` or `traces`, whole. */
export const telemetry = async (kind) => (await fetch(new URL(`api/telemetry/${kind}?limit=10000`, address('Dashboard__Url')))).text();

/** Waits until these services have a part in a trace, and answers with all that have. */
export async function servicesIn(trace, wanted) {
  const told = async () => [...new Set(JSON.parse(await telemetry('traces')).data.resourceSpans
    .filter((resource) => resource.scopeSpans.some((scope) => scope.spans.some((span) => span.traceId === trace)))
    .map((resource) => resource.resource.attributes.find((a) => a.key === 'service.name').value.stringValue))].sort();
  await until(`a trace through ${wanted.join()}`, async () => {
    const services = await told();
    return wanted.every((service) => services.includes(service));
  });
  return told();
}

/** The databases of the suite in which a text is found, in any column of any table, as it is or in bytes. */
export async function databasesHolding(text) {
  const connect = async (database) => {
    const client = new pg.Client({ connectionString: new URL(database, address('DATABASES_URL')).href });
    await client.connect();
    return client;
  };
  const rows = async (database, sql, values) => {
    const client = await connect(database);
    try {
      return (await client.query(sql, values)).rows;
    } finally {
      await client.end();
    }
  };
  const holding = [];
  for (const { datname } of await rows('postgres', `select datname from pg_database where not datistemplate and datname <> 'postgres' order by datname`)) {
    const tables = await rows(datname, `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`);
    assert.ok(tables.length > 0, `${datname} has no tables`);
    const [{ found }] = await rows(datname, `select ${tables.map(({ name }) =>
      `exists (select from ${name} t where strpos(t::text, $1) > 0 or strpos(t::text, encode(convert_to($1, 'UTF8'), 'hex')) > 0)`).join(' or ')} as found`, [text]);
    if (found) holding.push(datname);
  }
  return holding;
}

function readStatus(error) {
  const [bytes] = error.metadata?.get('grpc-status-details-bin') ?? [];
  if (!bytes) return {};
  const status = rpc['google.rpc.Status'].deserialize(bytes);
  const detail = (name) => {
    const any = status.details.find((d) => d.type_url.endsWith(`/google.rpc.${name}`));
    return any && rpc[`google.rpc.${name}`].deserialize(any.value);
  };
  return {
    reason: detail('ErrorInfo')?.reason,
    domain: detail('ErrorInfo')?.domain,
    fields: detail('BadRequest')?.field_violations.map((v) => v.field) ?? [],
    rules: detail('PreconditionFailure')?.violations.map((v) => v.type) ?? [],
  };
}

export const { status } = grpc;
export const id = () => randomUUID();

export function day(text) {
  const [year, month, dayOfMonth] = text.split('-').map(Number);
  return { year, month, day: dayOfMonth };
}

/** A moment as a google.protobuf.Timestamp. */
export const at = (text) => ({ seconds: Date.parse(text) / 1000, nanos: 0 });

/** A case to open: one child, one carer. What is given replaces the rest. */
export function proposal(given = {}) {
  return {
    request_id: id(),
    children: [{ child_reference: reference(), name: 'Sample Child', birth_date: day('2019-05-14') }],
    people: [{
      kind: 'PERSON_KIND_PROPOSED_CARER', name: 'Sample Carer', birth_date: day('1968-03-02'),
      relationship: 'RELATIONSHIP_GRANDPARENT', person_reference: reference(),
    }],
    arrangement_type: 'ARRANGEMENT_TYPE_KINSHIP_FOSTER_FULL',
    source: 'CASE_SOURCE_PARENT',
    concern_date: day('2026-06-01'),
    team: 'kinship-north',
    ...given,
  };
}

export const reference = () => `NODE${randomUUID().replaceAll('-', '').slice(0, 14)}`;
