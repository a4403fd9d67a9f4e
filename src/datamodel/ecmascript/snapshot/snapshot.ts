/** A session's data as JSON and back (format: `format.ts`). */

import { decodeChanges, encodeChanges } from './changes.js';
import { Decoder, textOf, Unreadable, wholeOf } from './decode.js';
import { Encoder } from './encode.js';
import { fillObject, linkPrototypes } from './fill.js';
import { type Encoded, type EncodedSnapshot, VERSION } from './format.js';
import { type CodeFinder, makeObjects } from './make.js';
import type { EcmascriptState } from './state.js';
import { writeRecords } from './write.js';

/** @param hash fingerprint of the first `sources` sources of the document */
export function writeSnapshot(state: EcmascriptState, hash: string, sources: number): string {
  const encoder = new Encoder();
  const entries = (pairs: Iterable<readonly [string, unknown]>): (readonly [string, Encoded])[] =>
    [...pairs].map(([name, value]) => [name, encoder.value(value)]);
  const globals = entries(state.globals);
  const event = state.event && { ...state.event, object: encoder.value(state.event.object) };
  const extensions = entries(state.extensions);
  const registry = entries(state.registry);
  const changes = encodeChanges(state.changes, encoder);
  if (state.globalObject !== undefined) encoder.value(state.globalObject); // makes a record of it, though nothing may refer to it
  const records = writeRecords(encoder);
  const { seed, allocated } = state;
  const { symbols, texts } = encoder;
  const snapshot: EncodedSnapshot = {
    ...{ version: VERSION, hash, sources, seed, allocated, globals },
    ...(event && { event }),
    ...(extensions.length > 0 && { extensions }),
    ...(registry.length > 0 && { registry }),
    ...(changes.length > 0 && { changes }),
    ...(symbols.length > 0 && { symbols }),
    ...(texts.length > 0 && { texts }),
    records,
  };
  return JSON.stringify(snapshot);
}

/**
 * Reads a snapshot far enough to know which document it belongs to.
 * @throws Unreadable
 */
export function parseSnapshot(text: string): EncodedSnapshot {
  const snapshot = JSON.parse(text) as Partial<EncodedSnapshot> | null;
  if (snapshot?.version !== VERSION) throw new Unreadable(`version ${String(snapshot?.version)}; this program reads version ${VERSION}`);
  const { extensions = [], registry = [], changes = [], symbols = [], texts = [] } = snapshot;
  const lists = [snapshot.globals, extensions, registry, changes, symbols, texts, snapshot.records];
  if (!lists.every(Array.isArray) || typeof snapshot.seed !== 'number') throw new Unreadable('parts are missing');
  wholeOf(snapshot.sources, 0, Number.MAX_SAFE_INTEGER);
  wholeOf(snapshot.allocated, 0, Number.MAX_SAFE_INTEGER);
  return snapshot as EncodedSnapshot;
}

/** @throws Unreadable, or an error of the host for what no session has written */
export function readState(snapshot: EncodedSnapshot, code: CodeFinder): EcmascriptState {
  const objects: (object | undefined)[] = snapshot.records.map(() => undefined);
  const { extensions = [], registry = [], changes = [], symbols = [], texts = [] } = snapshot;
  const decoder = new Decoder(symbols, texts, objects);
  makeObjects(snapshot.records, objects, decoder, code);
  linkPrototypes(objects, snapshot.records, decoder);
  for (let i = 0; i < objects.length; i++) fillObject(objects[i]!, snapshot.records[i]!, decoder, code);
  const { event, seed, allocated } = snapshot;
  return {
    seed,
    allocated,
    globals: snapshot.globals.map(([name, value]) => [textOf(name), decoder.variable(value)]),
    event: event && { name: textOf(event.name), type: textOf(event.type), object: decoder.object(event.object) },
    extensions: new Map(extensions.map(([name, value]) => [textOf(name), decoder.value(value)])),
    changes: decodeChanges(changes, decoder),
    registry: new Map(registry.map(([key, value]) => [textOf(key), decoder.symbol(value)])),
  };
}
