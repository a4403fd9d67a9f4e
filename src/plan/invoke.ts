/** `<invoke>` (SCXML 6.4, 6.5), compiled into the parts that are evaluated when the service is started. */
import { ExecutionError, isScxml, type Payload, type SourceElement } from '../content/contract.js';
import { SCXML_INVOKE_TYPE, XmlData } from '../event.js';
import { compilePayload, payloadLocations } from './payload.js';
import type { PlanBlock, PlanInvoke, PlanState } from './plan.js';
import type { PlanCompiler } from './plan-compiler.js';
import type { Platform } from './platform.js';

export function compileInvoke(element: SourceElement, state: PlanState, compiler: PlanCompiler, platform: Platform): PlanInvoke {
  const type = compiler.text(element, 'type', 'typeexpr');
  const src = compiler.text(element, 'src', 'srcexpr');
  return {
    state,
    invokeid: compileId(element, state, compiler),
    service: (session) => {
      const name = type(session) ?? SCXML_INVOKE_TYPE;
      const service = platform.invokeType(name);
      if (service === undefined) throw new ExecutionError(`no service of type "${name}" can be invoked`, element);
      return service;
    },
    src,
    payload: withInlineDocument(element, compilePayload(element, compiler)),
    autoforward: element.attribute('autoforward')?.text.trim() === 'true',
    finalize: compileFinalize(element, compiler),
    tag: element.tag,
    span: element.span,
  };
}

/** A document inside `<content>` is handed on as it stands, with its line. */
function withInlineDocument(element: SourceElement, payload: Payload): Payload {
  const content = element.children.find((child) => isScxml(child, 'content'));
  if (!content || content.attribute('expr') || content.children.length === 0) return payload;
  const document = new XmlData(content.innerXml(), content.span.endPosition.line);
  return (session, onError) => ({ ...payload(session, onError), content: document });
}

function compileId(element: SourceElement, state: PlanState, compiler: PlanCompiler): PlanInvoke['invokeid'] {
  const id = element.attribute('id')?.text.trim();
  if (id) return () => id;
  const idlocation = element.attribute('idlocation');
  const location = idlocation ? compiler.location(idlocation) : undefined;
  return (session) => {
    // the form stateid.platformid (SCXML 6.4.1); it becomes part of an event name, so it has no space
    const generated = session.newId(`${state.id.replace(' ', '_')}.`);
    location?.assign(session.data, session.import(generated));
    return generated;
  };
}

/** An empty `<finalize>` puts returned values back where namelist and `<param location>` took them from (SCXML 6.5.2). */
function compileFinalize(element: SourceElement, compiler: PlanCompiler): PlanBlock | undefined {
  const finalize = element.children.find((child) => isScxml(child, 'finalize'));
  if (!finalize) return undefined;
  if (finalize.children.length > 0) return compiler.planBlock(finalize.children);
  const putBack = payloadLocations(element, compiler);
  return [{ run: (session) => putBack(session, session.eventData()), tag: finalize.tag, span: finalize.span }];
}
