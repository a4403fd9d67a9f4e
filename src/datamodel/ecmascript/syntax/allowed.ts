/** The language that documents may use: an allow-list of syntax nodes. Whatever is not named here is refused. */
import type { AnyNode } from 'acorn';

const ALLOWED: ReadonlySet<string> = new Set([
  ...['Program', 'ExpressionStatement', 'BlockStatement', 'EmptyStatement', 'DebuggerStatement', 'IfStatement', 'ReturnStatement'],
  ...['ThrowStatement', 'BreakStatement', 'ContinueStatement', 'LabeledStatement', 'ForStatement', 'WhileStatement'],
  ...['DoWhileStatement', 'ForInStatement', 'ForOfStatement', 'SwitchStatement', 'SwitchCase', 'TryStatement', 'CatchClause'],
  ...['VariableDeclaration', 'VariableDeclarator', 'FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'],
  ...['ClassDeclaration', 'ClassExpression', 'ClassBody', 'MethodDefinition', 'PropertyDefinition', 'StaticBlock', 'Super'],
  ...['Identifier', 'Literal', 'TemplateLiteral', 'TemplateElement', 'TaggedTemplateExpression', 'ThisExpression', 'ArrayExpression'],
  ...['ObjectExpression', 'Property', 'SpreadElement', 'UnaryExpression', 'UpdateExpression', 'BinaryExpression', 'LogicalExpression'],
  ...['AssignmentExpression', 'ConditionalExpression', 'CallExpression', 'NewExpression', 'MemberExpression', 'ChainExpression'],
  ...['SequenceExpression', 'MetaProperty', 'ParenthesizedExpression', 'ObjectPattern', 'ArrayPattern', 'AssignmentPattern', 'RestElement'],
  'PrivateIdentifier',
]);

/** What authors may try, with the reason why it is not there. */
export interface Refusal {
  readonly what: string;
  readonly hint?: string;
}

const NO_STRINGS = 'code is never made from strings';
const NO_WAITING = 'a macrostep never waits: send an event instead';
const NO_MODULES = 'a document has no modules';
const ASYNC: Refusal = { what: 'an async function', hint: NO_WAITING };
const GENERATOR: Refusal = { what: 'a generator', hint: 'nothing can pause inside a macrostep: build an array instead' };

const REFUSED: Readonly<Record<string, Refusal>> = {
  WithStatement: { what: '"with"', hint: 'name the object instead' },
  YieldExpression: GENERATOR,
  AwaitExpression: { what: '"await"', hint: NO_WAITING },
  ImportExpression: { what: 'import()', hint: NO_MODULES },
};

const REFUSED_CALLS: ReadonlyMap<string, Refusal> = new Map([
  ['eval', { what: 'eval', hint: NO_STRINGS }],
  ['Function', { what: 'the Function constructor', hint: NO_STRINGS }],
  ['Proxy', { what: 'Proxy' }],
]);

/** @returns why the node is not allowed, undefined when it is */
export function refusal(node: AnyNode): Refusal | undefined {
  if (!ALLOWED.has(node.type)) return REFUSED[node.type] ?? { what: node.type };
  switch (node.type) {
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return node.async ? ASYNC : node.generator ? GENERATOR : undefined;
    case 'ForOfStatement':
      return node.await ? { what: '"for await"', hint: NO_WAITING } : undefined;
    case 'Literal':
      return node.bigint ? { what: 'a BigInt', hint: 'use a number' } : undefined;
    case 'MetaProperty':
      return node.meta.name === 'new' ? undefined : { what: 'import.meta', hint: NO_MODULES };
    case 'CallExpression':
    case 'NewExpression':
      return node.callee.type === 'Identifier' ? REFUSED_CALLS.get(node.callee.name) : undefined;
    default:
      return undefined;
  }
}
