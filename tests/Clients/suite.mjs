// A client of the suite that knows nothing of it but protos/ and three addresses.
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import grpc from '@grpc/grpc-js';
import protoLoader from '@grpc/proto-loader';

const protos = fileURLToPath(new URL('../../protos', import.meta.url));
const here = fileURLToPath(new URL('.', import.meta.url));
const options = { includeDirs: [protos, here], keepCase: true, longs: String, enums: String, defaults: true };

const loaded = grpc.loadPackageDefinition(protoLoader.loadSync([
  'suite/access/v1/access_service.proto',
  'suite/fostering_recruitment/v1/application_service.proto',
  'suite/fostering_recruitment/v1/carer_register_service.proto',
  'suite/fostering_recruitment/v1/enquiry_service.proto',
  'suite/fostering_recruitment/v1/fostering_return_service.proto',
  'suite/fostering_recruitment/v1/reference_data_service.proto',
  'suite/fostering_recruitment/v1/worklist_service.proto',
  'suite/kinship_assessment/v1/kinship_assessment_service.proto',
  'suite/reporting/v1/reporting_service.proto',
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
export const access = () => new loaded.access.v1.AccessService(...channel('KINSHIP_GRPC'));
export const reporting = () => new loaded.reporting.v1.ReportingService(...channel('REPORTING_GRPC'));

/** Signs a sample member of staff in. */
export async function tokenOf(username) {
  const answer = await fetch(new URL('connect/token', address('ISSUER')), {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'password', client_id: 'staff-portal', client_secret: 'staff-portal-dev-secret', username, password: 'demo',
    }),
  });
  if (!answer.ok) throw new Error(`The issuer gave no token: ${answer.status}.`);
  return (await answer.json()).access_token;
}

/** Calls one RPC; an error comes with its google.rpc.Status read. */
export function call(client, method, request, token) {
  const metadata = new grpc.Metadata();
  if (token) metadata.set('authorization', `Bearer ${token}`);
  return new Promise((resolve, reject) => {
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
