/** Which handler compiles which syntax node. */
import type * as acorn from 'acorn';
import { assignment, update } from './assignments.js';
import { callExpression, newExpression } from './calls.js';
import { classDeclaration, classExpression } from './classes.js';
import type { Op } from './frame.js';
import { functionExpression } from './functions.js';
import type { ExpressionHandler, Generator, Handlers, StatementHandler } from './generator.js';
import { outer, readIdentifier } from './identifiers.js';
import { arrayLiteral, literal, objectLiteral, taggedTemplate, template } from './literals.js';
import { doWhileStatement, forInStatement, forOfStatement, forStatement, whileStatement } from './loops.js';
import { chain, member, thisValue } from './members.js';
import { binary, conditional, logical, sequence, unary } from './operators.js';
import * as statements from './statements.js';
import { superMember } from './super.js';

/** `new.target`. */
function newTarget(g: Generator): Op {
  const hops = g.hopsToThis();
  return hops === undefined ? () => undefined : (f) => outer(f, hops).newTarget;
}

function memberExpression(g: Generator, node: acorn.MemberExpression): Op {
  return node.object.type === 'Super' ? superMember(g, node) : member(g, node);
}

const expressions: ReadonlyMap<string, ExpressionHandler> = new Map<string, ExpressionHandler>([
  ['Literal', (g, node) => literal(g, node as acorn.Literal)],
  ['Identifier', (g, node) => readIdentifier(g, node as acorn.Identifier)],
  ['ThisExpression', (g, node) => thisValue(g, node)],
  ['MetaProperty', (g) => newTarget(g)],
  ['TemplateLiteral', (g, node) => template(g, node as acorn.TemplateLiteral)],
  ['TaggedTemplateExpression', (g, node) => taggedTemplate(g, node as acorn.TaggedTemplateExpression)],
  ['ArrayExpression', (g, node) => arrayLiteral(g, node as acorn.ArrayExpression)],
  ['ObjectExpression', (g, node) => objectLiteral(g, node as acorn.ObjectExpression)],
  ['FunctionExpression', functionExpression],
  ['ArrowFunctionExpression', functionExpression],
  ['ClassExpression', (g, node, name) => classExpression(g, node as acorn.ClassExpression, name)],
  ['UnaryExpression', (g, node) => unary(g, node as acorn.UnaryExpression)],
  ['UpdateExpression', (g, node) => update(g, node as acorn.UpdateExpression)],
  ['BinaryExpression', (g, node) => binary(g, node as acorn.BinaryExpression)],
  ['LogicalExpression', (g, node) => logical(g, node as acorn.LogicalExpression)],
  ['AssignmentExpression', (g, node) => assignment(g, node as acorn.AssignmentExpression)],
  ['ConditionalExpression', (g, node) => conditional(g, node as acorn.ConditionalExpression)],
  ['CallExpression', (g, node) => callExpression(g, node as acorn.CallExpression)],
  ['NewExpression', (g, node) => newExpression(g, node as acorn.NewExpression)],
  ['MemberExpression', (g, node) => memberExpression(g, node as acorn.MemberExpression)],
  ['ChainExpression', (g, node) => chain(g, node as acorn.ChainExpression)],
  ['SequenceExpression', (g, node) => sequence(g, node as acorn.SequenceExpression)],
]);

const statementHandlers: ReadonlyMap<string, StatementHandler> = new Map<string, StatementHandler>([
  ['ExpressionStatement', (g, node) => statements.expressionStatement(g, node as acorn.ExpressionStatement)],
  ['EmptyStatement', () => statements.emptyStatement()],
  ['DebuggerStatement', () => statements.emptyStatement()],
  ['VariableDeclaration', (g, node) => statements.variableDeclaration(g, node as acorn.VariableDeclaration)],
  ['ClassDeclaration', (g, node) => classDeclaration(g, node as acorn.ClassDeclaration)],
  ['BlockStatement', (g, node) => statements.block(g, node as acorn.BlockStatement)],
  ['IfStatement', (g, node) => statements.ifStatement(g, node as acorn.IfStatement)],
  ['ReturnStatement', (g, node) => statements.returnStatement(g, node as acorn.ReturnStatement)],
  ['ThrowStatement', (g, node) => statements.throwStatement(g, node as acorn.ThrowStatement)],
  ['BreakStatement', (_g, node) => statements.jump(node as acorn.BreakStatement)],
  ['ContinueStatement', (_g, node) => statements.jump(node as acorn.ContinueStatement)],
  ['LabeledStatement', (g, node, labels) => statements.labelled(g, node as acorn.LabeledStatement, labels)],
  ['SwitchStatement', (g, node) => statements.switchStatement(g, node as acorn.SwitchStatement)],
  ['TryStatement', (g, node) => statements.tryStatement(g, node as acorn.TryStatement)],
  ['ForStatement', (g, node, labels) => forStatement(g, node as acorn.ForStatement, labels)],
  ['WhileStatement', (g, node, labels) => whileStatement(g, node as acorn.WhileStatement, labels)],
  ['DoWhileStatement', (g, node, labels) => doWhileStatement(g, node as acorn.DoWhileStatement, labels)],
  ['ForInStatement', (g, node, labels) => forInStatement(g, node as acorn.ForInStatement, labels)],
  ['ForOfStatement', (g, node, labels) => forOfStatement(g, node as acorn.ForOfStatement, labels)],
]);

export const handlers: Handlers = { expressions, statements: statementHandlers };
