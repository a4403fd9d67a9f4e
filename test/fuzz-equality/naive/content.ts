/** Executable content and data for the naive interpreter. Expressions are run by the host's own JavaScript. */
import type { Element } from './element.js';

/** An event, as far as charts look at it. */
export interface Event {
  readonly name: string;
  readonly type: string;
  readonly sendid?: string | undefined;
  readonly invokeid?: string | undefined;
  readonly data?: unknown;
}

/** What content changes. */
export interface World {
  readonly trace: string[];
  readonly effects: string[];
  readonly queue: Event[];
  readonly data: Record<string, unknown>;
  /** Expressions that were evaluated before. */
  readonly compiled: Map<string, Compiled>;
  event: Event | undefined;
  ids: number;
  isActive(id: string): boolean;
}

type Compiled = (system: object, data: object) => unknown;

export function evaluate(world: World, expression: string): unknown {
  const run =
    world.compiled.get(expression) ?? (new Function('system', 'data', `with (system) with (data) return (${expression})`) as Compiled);
  world.compiled.set(expression, run);
  return run({ In: (id: string) => world.isActive(id), _event: world.event }, world.data);
}

export function fail(world: World, sendid?: string): void {
  world.queue.push({ name: 'error.execution', type: 'platform', sendid });
  world.trace.push('error error.execution');
}

/** A condition that cannot be evaluated is false (5.9.1). */
export function holds(world: World, condition: string): boolean {
  try {
    return Boolean(evaluate(world, condition));
  } catch {
    fail(world);
    return false;
  }
}

/** An error ends the block (4.9). */
export function executeBlock(world: World, block: readonly Element[]): void {
  try {
    for (const element of block) {
      world.trace.push(`content ${element.name}`);
      execute(world, element);
    }
  } catch (error) {
    fail(world, error instanceof SendError ? error.sendid : undefined);
  }
}

class SendError extends Error {
  constructor(readonly sendid: string) {
    super();
  }
}

function execute(world: World, element: Element): void {
  const { attributes, children } = element;
  switch (element.name) {
    case 'log':
      world.effects.push(`log ${attributes['label']} ${show(attributes['expr'] && evaluate(world, attributes['expr']))}`);
      return;
    case 'assign':
      assign(world, attributes['location']!, evaluate(world, attributes['expr']!));
      return;
    case 'raise':
      world.queue.push({ name: attributes['event']!, type: 'internal' });
      return;
    case 'if':
      executeIf(world, element);
      return;
    case 'foreach': {
      const array = evaluate(world, attributes['array']!);
      if (!Array.isArray(array)) throw new TypeError('not an array');
      [...array].forEach((item, index) => {
        assign(world, attributes['item']!, item);
        if (attributes['index']) assign(world, attributes['index'], index);
        for (const child of children) execute(world, child);
      });
      return;
    }
    case 'send':
      send(world, element);
      return;
    case 'cancel':
      world.effects.push(`cancel ${attributes['sendid']}`);
      return;
    default:
      throw new Error(`no content ${element.name}`);
  }
}

function assign({ data }: World, name: string, value: unknown): void {
  if (!(name in data)) throw new ReferenceError(name);
  data[name] = value;
}

function executeIf(world: World, { attributes, children }: Element): void {
  let taken = holds(world, attributes['cond']!);
  let done = taken;
  for (const child of children) {
    if (child.name === 'elseif' || child.name === 'else') {
      taken = !done && (child.name === 'else' || holds(world, child.attributes['cond']!));
      done ||= taken;
    } else if (taken) {
      execute(world, child);
    }
  }
}

function send(world: World, { attributes, children }: Element): void {
  const sendid = attributes['id'] ?? `send${++world.ids}`;
  try {
    if (attributes['type']) throw new Error('no such type');
    const data = payload(world, children);
    if (attributes['target'] === '#_internal') {
      world.queue.push({ name: attributes['event']!, type: 'internal', sendid: attributes['id'], data });
    } else {
      world.effects.push(`send ${attributes['event']} ${sendid} ${attributes['delay'] ?? '0s'} ${show(data)}`);
    }
  } catch {
    throw new SendError(sendid);
  }
}

/** Values of `<param>`s as an object; undefined without any. */
export function payload(world: World, children: readonly Element[], onError?: () => void): Record<string, unknown> | undefined {
  const pairs: [string, unknown][] = [];
  for (const { name, attributes } of children) {
    if (name !== 'param') continue;
    try {
      pairs.push([attributes['name']!, evaluate(world, attributes['expr']!)]);
    } catch (error) {
      if (!onError) throw error;
      onError();
    }
  }
  return pairs.length > 0 ? Object.fromEntries(pairs) : undefined;
}

export function show(value: unknown): string {
  return value === undefined ? '-' : JSON.stringify(value);
}
