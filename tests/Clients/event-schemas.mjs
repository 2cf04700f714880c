// The published JSON Schemas, as a subscriber without .NET has them.
import { readdirSync, readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const folder = new URL('../../docs/events/schemas/', import.meta.url);

const ajv = addFormats(new Ajv2020({ allErrors: true }));
ajv.addKeyword('x-class');

// Subscribers must let pass what a later release adds; between the suite and its own schemas nothing may differ.
function closed(schema) {
  if (Array.isArray(schema)) return schema.map(closed);
  if (schema === null || typeof schema !== 'object') return schema;
  const copy = Object.fromEntries(Object.entries(schema).map(([name, part]) => [name, closed(part)]));
  return copy.type === 'object' && copy.properties ? { ...copy, additionalProperties: false } : copy;
}

/** Schema, validator and strict validator by event type. */
export const schemas = new Map(readdirSync(folder).map((file) => {
  const schema = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
  return [file.replace(/\.schema\.json$/, ''), {
    schema, validate: ajv.compile(schema), strict: ajv.compile({ ...closed(schema), $id: `${schema.$id}:strict` }),
  }];
}));

/** What is wrong with an event by its published schema; empty if nothing is. */
export function faultsOf(event, { strict = true } = {}) {
  const published = schemas.get(event?.type);
  if (!published) return [`there is no schema of ${event?.type}`];
  const validate = strict ? published.strict : published.validate;
  return validate(event) ? [] : validate.errors.map((error) => `${event.type} ${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);
}
