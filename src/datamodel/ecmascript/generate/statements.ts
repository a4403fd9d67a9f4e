/** Statements but for loops (ECMA-262 14). */
import type {
  BlockStatement,
  BreakStatement,
  ContinueStatement,
  ExpressionStatement,
  IfStatement,
  LabeledStatement,
  ReturnStatement,
  SwitchStatement,
  ThrowStatement,
  TryStatement,
  VariableDeclaration,
} from 'acorn';
import { allocate, GuestThrow, machine, spend } from '../machine.js';
import { strictlyEqual } from '../operations/operators.js';
import { boundNames } from '../syntax/patterns.js';
import type { Scope } from '../syntax/scope.js';
import { BREAK, CONTINUE, type Completion, Frame, NORMAL, type Op, RETURN, type Step, TDZ } from './frame.js';
import { enterScope, stepsOf } from './functions.js';
import type { Generator } from './generator.js';
import { outer, refuseReserved } from './identifiers.js';
import { target } from './patterns.js';

export function expressionStatement(g: Generator, node: ExpressionStatement): Step {
  const op = g.expression(node.expression);
  return (f) => {
    op(f);
    return NORMAL;
  };
}

export function emptyStatement(): Step {
  return () => NORMAL;
}

export function variableDeclaration(g: Generator, node: VariableDeclaration): Step {
  const steps: ((frame: Frame) => void)[] = [];
  for (const { id, init } of node.declarations) {
    for (const name of boundNames(id)) {
      if (g.local(name.name) === undefined && g.names.isReserved(name.name)) return refuseReserved(name.name, g.at(name));
    }
    if (!init && node.kind === 'var') continue;
    const write = target(g, id, 'initialise');
    const value = init ? g.expression(init, id.type === 'Identifier' ? id.name : undefined) : () => undefined;
    steps.push((f) => write(f, value(f)));
  }
  const [only] = steps;
  if (steps.length === 1 && only !== undefined) {
    return (f) => {
      only(f);
      return NORMAL;
    };
  }
  return (f) => {
    for (const step of steps) step(f);
    return NORMAL;
  };
}

/** Runs steps until one does not end normally. */
export function inOrder(steps: readonly Step[]): Step {
  const [first, second] = steps;
  if (first === undefined) return () => NORMAL;
  if (second === undefined) return first;
  const count = steps.length;
  return (f) => {
    for (let i = 0; i < count; i++) {
      const completion = steps[i]!(f);
      if (completion !== NORMAL) return completion;
    }
    return NORMAL;
  };
}

/** Makes the frame of a block, when it has one of its own. */
export function frameFor(scope: Scope): ((frame: Frame) => Frame) | undefined {
  if (!scope.materialised) return undefined;
  const { slotCount } = scope;
  return (f) => {
    allocate(64 + 8 * slotCount);
    return new Frame(f, slotCount, f.thisValue, f.callee, f.newTarget);
  };
}

export function block(g: Generator, node: BlockStatement): Step {
  return g.inside(node, (scope) => {
    const frame = frameFor(scope);
    const begin = enterScope(g, scope, node.body);
    const body = inOrder(stepsOf(g, node.body));
    if (frame === undefined && begin === undefined) return body;
    return (f) => {
      const inner = frame === undefined ? f : frame(f);
      begin?.(inner);
      return body(inner);
    };
  });
}

export function ifStatement(g: Generator, node: IfStatement): Step {
  const test = g.expression(node.test);
  const consequent = g.statement(node.consequent);
  const alternate = node.alternate ? g.statement(node.alternate) : undefined;
  if (alternate === undefined) return (f) => (test(f) ? consequent(f) : NORMAL);
  return (f) => (test(f) ? consequent(f) : alternate(f));
}

export function returnStatement(g: Generator, node: ReturnStatement): Step {
  const value: Op = node.argument ? g.expression(node.argument) : () => undefined;
  return (f) => {
    machine.result = value(f);
    return RETURN;
  };
}

export function throwStatement(g: Generator, node: ThrowStatement): Step {
  const value = g.expression(node.argument);
  const position = g.at(node);
  return (f) => {
    throw new GuestThrow(value(f), position);
  };
}

export function jump(node: BreakStatement | ContinueStatement): Step {
  const label = node.label?.name;
  const completion = node.type === 'BreakStatement' ? BREAK : CONTINUE;
  return () => {
    machine.label = label;
    return completion;
  };
}

export function labelled(g: Generator, node: LabeledStatement, labels: readonly string[]): Step {
  const { name } = node.label;
  const body = g.statement(node.body, [...labels, name]);
  return (f) => {
    const completion = body(f);
    if (completion !== BREAK || machine.label !== name) return completion;
    machine.label = undefined;
    return NORMAL;
  };
}

export function switchStatement(g: Generator, node: SwitchStatement): Step {
  const discriminant = g.expression(node.discriminant);
  return g.inside(node, (scope) => {
    const frame = frameFor(scope);
    const begin = enterScope(
      g,
      scope,
      node.cases.flatMap((each) => each.consequent),
    );
    const cases = node.cases.map((each) => ({
      test: each.test ? g.expression(each.test) : undefined,
      body: inOrder(stepsOf(g, each.consequent)),
    }));
    const fallback = cases.findIndex((each) => each.test === undefined);
    return (f) => {
      const value = discriminant(f);
      const inner = frame === undefined ? f : frame(f);
      begin?.(inner);
      let at = cases.findIndex((each) => each.test !== undefined && strictlyEqual(each.test(inner), value));
      if (at < 0) at = fallback;
      if (at < 0) return NORMAL;
      for (; at < cases.length; at++) {
        const completion = cases[at]!.body(inner);
        if (completion === BREAK && machine.label === undefined) return NORMAL;
        if (completion !== NORMAL) return completion;
      }
      return NORMAL;
    };
  });
}

export function tryStatement(g: Generator, node: TryStatement): Step {
  const body = g.statement(node.block);
  const handler = node.handler ? catchClause(g, node.handler) : undefined;
  const guarded: Step = handler === undefined ? body : withCatch(body, handler);
  return node.finalizer ? withFinally(guarded, g.statement(node.finalizer)) : guarded;
}

type Handler = (frame: Frame, thrown: unknown) => Completion;

function catchClause(g: Generator, node: NonNullable<TryStatement['handler']>): Handler {
  return g.inside(node, (scope) => {
    const frame = frameFor(scope);
    const write = node.param ? target(g, node.param, 'initialise') : undefined;
    const body = g.statement(node.body);
    const early = [...scope.variables.values()].filter((variable) => variable.early).map(({ slot }) => slot);
    const hops = g.hops(scope.host);
    return (f, thrown) => {
      const inner = frame === undefined ? f : frame(f);
      for (const slot of early) outer(inner, hops).slots[slot] = TDZ;
      write?.(inner, thrown);
      return body(inner);
    };
  });
}

/** Only what the guest may catch is caught: never an exhausted budget, never an error of the host. */
function withCatch(body: Step, handler: Handler): Step {
  return (f) => {
    const { depth } = machine;
    try {
      return body(f);
    } catch (error) {
      if (!(error instanceof GuestThrow)) throw error;
      machine.depth = depth;
      spend(10); // a throw costs the host much more than a turn of a loop
      return handler(f, error.value);
    }
  };
}

function withFinally(body: Step, finalizer: Step): Step {
  return (f) => {
    const { depth } = machine;
    let completion: Completion;
    try {
      completion = body(f);
    } catch (error) {
      if (!(error instanceof GuestThrow)) throw error;
      machine.depth = depth;
      spend(10);
      const ending = finalizer(f);
      if (ending !== NORMAL) return ending;
      throw error;
    }
    const { result, label } = machine;
    const ending = finalizer(f);
    if (ending !== NORMAL) return ending;
    machine.result = result;
    machine.label = label;
    return completion;
  };
}
