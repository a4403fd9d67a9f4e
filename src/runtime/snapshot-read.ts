/** Reading a snapshot: nothing in it is believed before it was looked at. */

import { decodeData, decodeEffect, decodeEvent } from '../engine/snapshot-data.js';
import { countOf, damaged, Shape, textOf } from '../engine/snapshot-shape.js';
import { type Effect, type EffectPlace, type InvokeEffect, placed, ScxmlEvent, type SendEffect } from '../event.js';
import type { Plan } from '../plan/plan.js';
import { type KeptService, type KeptSession, SNAPSHOT_VERSION, type Waiting } from './kept.js';
import type { DelayedSend } from './timers.js';

/** @throws ScxmlError `BAD_SNAPSHOT` for what is no snapshot of this version of a session of this document */
export function readSnapshot(text: string, plan: Plan): KeptSession {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    damaged('it is no JSON');
  }
  const version = new Shape(json, 'snapshot').get('version');
  if (version !== SNAPSHOT_VERSION) damaged(`its version is ${String(version)}; this program reads version ${SNAPSHOT_VERSION}`);
  return readSession(json, plan);
}

/** One session of a snapshot. @throws ScxmlError `BAD_SNAPSHOT` */
export function readSession(json: unknown, plan: Plan): KeptSession {
  const shape = new Shape(json, 'snapshot');
  if (shape.text('hash') !== plan.hash) damaged(`it belongs to another document than ${plan.file}, or to another version of it`);
  return {
    id: shape.text('id'),
    sequence: shape.count('sequence'),
    ending: shape.get('ending') === true,
    inbox: shape.list('inbox', readWaiting),
    errors: shape.list('errors', decodeEvent),
    applied: shape.list('applied', textOf),
    timers: shape.list('timers', readTimer),
    unfinished: new Map(shape.list('effects', readUnfinished)),
    services: shape.list('services', readService),
    session: shape.get('session'),
  };
}

function readWaiting(json: unknown, what: string): Waiting {
  const shape = new Shape(json, what);
  return { event: decodeEvent(shape.get('event'), what), id: shape.optionalText('id') };
}

function readTimer(json: unknown, what: string): DelayedSend {
  const shape = new Shape(json, what);
  const effect = decodeEffect(shape.get('effect'), what);
  const { processor, sendid, target, event } = effect as Partial<SendEffect>;
  textOf(processor, what);
  textOf(sendid, what);
  if (effect.type !== 'send' || !(event instanceof ScxmlEvent) || !(target === undefined || typeof target === 'string'))
    damaged(`${what} is no send`);
  const due = shape.number('due');
  return { effect: effect as SendEffect, due, order: countOf(shape.get('order'), Number.MAX_SAFE_INTEGER, what) };
}

function readUnfinished(json: unknown, what: string): [string, Effect] {
  const shape = new Shape(json, what);
  const effect = decodeEffect(shape.get('effect'), what);
  const place = decodeData(shape.get('place'), what);
  return [shape.text('key'), place instanceof Object ? placed(effect, place as unknown as EffectPlace) : effect];
}

function readService(json: unknown, what: string): KeptService {
  const shape = new Shape(json, what);
  const effect = decodeEffect(shape.get('effect'), what);
  const { invokeid, service, data, place } = effect as Partial<InvokeEffect>;
  textOf(invokeid, what);
  textOf(service, what);
  new Shape(data, `${what}.data`);
  new Shape(place, `${what}.place`);
  if (effect.type !== 'invoke') damaged(`${what} is no invoke`);
  return { effect: effect as InvokeEffect, session: shape.get('session') };
}
