import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Parser, fromFile } from '@asyncapi/parser';
import { faultsOf, schemas } from './event-schemas.mjs';

const golden = new URL('../Conventions.Tests/Golden/', import.meta.url);

/** A released event as it is on the wire, with something in every field of its data. */
function released(type) {
  const data = JSON.parse(readFileSync(new URL(`${type}.json`, golden), 'utf8'));
  return {
    specversion: '1.0', id: randomUUID(), source: schemas.get(type).schema.properties.source.const, type, subject: randomUUID(),
    time: '2026-03-02T09:00:00.000000Z', datacontenttype: 'application/json', authority: 'E10000901', sequence: '0000000001', actorrole: 'CSW', data,
  };
}

const types = readdirSync(golden).map((file) => file.replace(/\.json$/, ''));

describe('what is published for subscribers', () => {
  test('is a valid AsyncAPI 3 document with every event', async () => {
    const { document, diagnostics } = await fromFile(new Parser(), fileURLToPath(new URL('../../docs/events/asyncapi.json', import.meta.url))).parse();
    // 0 is an error and 1 a warning; the rest is advice.
    assert.deepEqual(diagnostics.filter((d) => d.severity <= 1).map((d) => `${d.code} ${d.path.join('.')} ${d.message}`), []);
    assert.equal(document.version(), '3.0.0');
    assert.deepEqual(document.allMessages().all().map((message) => message.name()).sort(), types);
    for (const message of document.allMessages()) {
      assert.equal(message.payload().properties().type.const(), message.name());
      assert.ok(message.summary(), message.name());
    }
    const exchanges = document.allChannels().all().map((channel) => channel.bindings().get('amqp').value().exchange.name).sort();
    assert.deepEqual(exchanges, ['edge-of-care.events', 'family-group-conferences.events', 'fostering-recruitment.events', 'kinship-assessment.events', 'reporting.events']);
  });

  test('has a schema for every event, and its released form satisfies it', () => {
    assert.deepEqual([...schemas.keys()].sort(), types);
    for (const type of types) assert.deepEqual(faultsOf(released(type)), []);
  });

  test('finds what differs from it', () => {
    const spoiled = (change, strict = false) => {
      const event = released('edge-of-care.deadline-warned.v1');
      change(event);
      return faultsOf(event, { strict }).length > 0;
    };
    assert.ok(spoiled((event) => { delete event.id; }));
    assert.ok(spoiled((event) => { event.id = 'once'; }));
    assert.ok(spoiled((event) => { event.source = '/elsewhere'; }));
    assert.ok(spoiled((event) => { event.sequence = 1; }));
    assert.ok(spoiled((event) => { event.data.dueDate = '2026-03-01'; }));
    assert.ok(spoiled((event) => { event.data.dueDate.month = 13; }));
    assert.ok(spoiled((event) => { event.data.severity = 'WARNING_SEVERITY_MILD'; }));
    assert.ok(spoiled((event) => { event.data.alertRoles = 'SM'; }));
    assert.ok(spoiled((event) => { event.data.subjectId = 1; }));
    assert.ok(spoiled((event) => { event.data.due_date = event.data.dueDate; }, true));
    // What a later release may do.
    assert.ok(!spoiled((event) => { event.data = {}; }));
    assert.ok(!spoiled((event) => { event.data.newField = { much: 'more' }; event.extension = 'x'; }));
  });
});
