/** From text to a syntax tree of allowed nodes, by acorn. */
import {
  type AnyNode,
  type BlockStatement,
  type Expression,
  type IfStatement,
  type Options,
  type Program,
  type Statement,
  tokTypes,
} from 'acorn';
import { MAX_SOURCE, MAX_SYNTAX_DEPTH } from '../limits.js';
import { refusal } from './allowed.js';
import { childrenOf } from './children.js';
import { startsStrict } from './directives.js';
import { ScriptParser } from './parser.js';

/** Why a source cannot be compiled. A value: what is wrong with a document is never an exception to its reader. */
export class SyntaxProblem {
  constructor(
    readonly code: 'EXPRESSION_SYNTAX' | 'UNSUPPORTED_SYNTAX',
    readonly message: string,
    readonly start: number,
    readonly end: number,
    readonly hint?: string,
  ) {}
}

const OPTIONS: Options = { ecmaVersion: 2023, sourceType: 'script', allowHashBang: false };
const SCRIPT_OPTIONS: Options = { ...OPTIONS, allowHashBang: true };

/** Parses exactly one expression; a semicolon may follow. @throws SyntaxProblem */
export function parseExpression(text: string): Expression {
  return guarded(text, () => {
    const parser = new ScriptParser(OPTIONS, text, 0);
    parser.nextToken();
    const expression = parser.parseExpression();
    while (parser.eat(tokTypes.semi));
    if (parser.type !== tokTypes.eof) parser.unexpected();
    return expression;
  });
}

/** What is wrong with a regular expression, as it would stand between slashes; undefined for nothing. */
export function patternProblem(source: string, flags: string): string | undefined {
  try {
    const { type } = parseExpression(`/${source}/${flags}`);
    return type === 'Literal' ? undefined : 'invalid';
  } catch (error) {
    if (error instanceof SyntaxProblem) return error.message.replace(/^.*?\/: /, '');
    throw error;
  }
}

/** @throws SyntaxProblem */
export function parseScript(text: string): Program {
  return guarded(text, () => {
    const parser = new ScriptParser(SCRIPT_OPTIONS, text);
    const program = parser.parse();
    // acorn does not see the directive when nothing follows it
    return parser.strict || !startsStrict(program.body) ? program : new ScriptParser({ ...SCRIPT_OPTIONS, strict: true }, text).parse();
  });
}

function guarded<T extends AnyNode>(text: string, parse: () => T): T {
  if (text.length > MAX_SOURCE) throw new SyntaxProblem('UNSUPPORTED_SYNTAX', `code of more than ${MAX_SOURCE} characters`, 0, 1);
  if (text.trim() === '') throw new SyntaxProblem('EXPRESSION_SYNTAX', 'there is nothing to evaluate', 0, text.length);
  let tree: T;
  try {
    tree = parse();
  } catch (error) {
    if (error instanceof SyntaxError) throw fromAcorn(error, text);
    if (error instanceof RangeError) throw new SyntaxProblem('UNSUPPORTED_SYNTAX', 'code nested so deeply', 0, text.length);
    throw error;
  }
  inspectTree(tree);
  return tree;
}

function fromAcorn(error: SyntaxError & { pos?: number; raisedAt?: number }, text: string): SyntaxProblem {
  const start = Math.min(error.pos ?? 0, text.length);
  const message = error.message.replace(/ \(\d+:\d+\)$/, '');
  const unexpected = message === 'Unexpected token';
  if (unexpected && start >= text.length) return new SyntaxProblem('EXPRESSION_SYNTAX', 'Unexpected end', start, start);
  const token = /^(?:[\p{ID_Continue}$]+|.)/su.exec(text.slice(start))?.[0] ?? '';
  return new SyntaxProblem('EXPRESSION_SYNTAX', unexpected ? `${message} '${token}'` : message, start, start + Math.max(1, token.length));
}

/** `if (x) function f() {}` of sloppy code means what it would mean in a block (B.3.3). */
function blockFunctions(node: IfStatement): void {
  const { consequent, alternate } = node;
  if (consequent.type === 'FunctionDeclaration') node.consequent = blockOf(consequent);
  if (alternate?.type === 'FunctionDeclaration') node.alternate = blockOf(alternate);
}

function blockOf(statement: Statement): BlockStatement {
  return { type: 'BlockStatement', body: [statement], start: statement.start, end: statement.end };
}

/** Looks at every node, without recursion: allowed, and not nested too deeply. @throws SyntaxProblem */
function inspectTree(tree: AnyNode): void {
  const waiting: [AnyNode, number][] = [[tree, 0]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [node, depth] = next;
    if (depth > MAX_SYNTAX_DEPTH) throw new SyntaxProblem('UNSUPPORTED_SYNTAX', 'code nested so deeply', node.start, node.end);
    if (node.type === 'IfStatement') blockFunctions(node);
    const refused = refusal(node);
    if (refused !== undefined) throw new SyntaxProblem('UNSUPPORTED_SYNTAX', refused.what, node.start, node.end, refused.hint);
    for (const child of childrenOf(node)) waiting.push([child, depth + 1]);
  }
}
