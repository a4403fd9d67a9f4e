import {
  type ContentCompiler,
  type ContentSession,
  ExecutionError,
  type Expression,
  type Foreach,
  type GuestValue,
  type Location,
  type Payload,
  type Run,
  type SourceElement,
} from '../content/contract.js';
import type { DataModelCompiler } from '../datamodel/contract.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { SourceText } from '../diagnostics/source.js';
import { compilePayload } from './payload.js';
import type { PlanBlock, PlanStep } from './plan.js';
import type { Platform, Resources } from './platform.js';
import { textOf } from './text-of.js';

const NO_STEPS: PlanBlock = Object.freeze([]);

/** What content, data and invokes of one document compile themselves with. */
export class PlanCompiler implements ContentCompiler {
  readonly #datamodel: DataModelCompiler;
  readonly #platform: Pick<Platform, 'content'>;
  readonly #resources: Resources;
  readonly #diagnostics: Diagnostic[];
  readonly sendType: ContentCompiler['sendType'];

  constructor(datamodel: DataModelCompiler, platform: Platform, resources: Resources, diagnostics: Diagnostic[]) {
    this.#datamodel = datamodel;
    this.#platform = platform;
    this.#resources = resources;
    this.#diagnostics = diagnostics;
    this.sendType = (type) => platform.sendType(type);
  }

  declare(id: SourceText): (data: object, value: unknown) => void {
    return this.#datamodel.declare(id);
  }
  value(source: SourceText): Expression<GuestValue> {
    return this.#datamodel.value(source);
  }
  condition(source: SourceText): Expression<boolean> {
    return this.#datamodel.condition(source);
  }
  location(source: SourceText): Location {
    return this.#datamodel.location(source);
  }
  assignment(location: SourceText, value: SourceText): Run {
    return this.#datamodel.assignment(location, value);
  }
  script(source: SourceText): Expression<void> {
    return this.#datamodel.script(source);
  }
  foreach(array: SourceText, item: SourceText, index: SourceText | undefined): Foreach {
    return this.#datamodel.foreach(array, item, index);
  }
  payload(element: SourceElement): Payload {
    return compilePayload(element, this);
  }
  text(element: SourceElement, literal: string, expression: string): (session: ContentSession) => string | undefined {
    return textOf(element, literal, expression, this);
  }
  report(diagnostic: Diagnostic): void {
    this.#diagnostics.push(diagnostic);
  }

  inline(element: SourceElement): Expression<GuestValue> {
    return element.children.length > 0
      ? this.#datamodel.xml({ xml: element.innerXml(), source: element.text })
      : this.#datamodel.text(element.text);
  }

  /** The value of `<data src>`: XML when it looks like it, else JSON or text; an error when it was not fetched (SCXML 5.3, B.2). */
  resource(src: SourceText): Expression<GuestValue> {
    const source = this.#resources(src);
    if (!source) {
      return () => {
        throw new ExecutionError(`"${src.text}" could not be loaded`, { tag: src.element, span: src.span });
      };
    }
    return /^\uFEFF?\s*</.test(source.text) ? this.#datamodel.xml({ xml: source.text, source }) : this.#datamodel.text(source);
  }

  scriptText(element: SourceElement): SourceText {
    const src = element.attribute('src');
    return (src && this.#resources(src)) ?? element.text;
  }

  block(elements: readonly SourceElement[]): Run {
    const steps = this.planBlock(elements);
    if (steps.length === 1) return steps[0]!.run;
    return (session) => {
      for (let i = 0; i < steps.length; i++) steps[i]!.run(session);
    };
  }

  planBlock(elements: readonly SourceElement[]): PlanBlock {
    if (elements.length === 0) return NO_STEPS;
    const steps = elements.map((element) => this.#step(element));
    return steps.every((step) => step !== undefined) ? steps : steps.filter((step) => step !== undefined);
  }

  #step(element: SourceElement): PlanStep | undefined {
    const kind = this.#platform.content(element.namespace, element.name);
    return kind && { run: kind.compile(element, this), tag: element.tag, span: element.span };
  }
}
