import { type DataValue, type Effect, type EffectPlace, PLATFORM_EFFECT_TYPES, placed } from '../event.js';
import {
  type ActionContext,
  type ActionElement,
  type ContentCompiler,
  type ContentKind,
  type ContentSession,
  ExecutionError,
  effectPlace,
  type GuestValue,
  type Location,
  type SourceElement,
} from './contract.js';

interface CompiledAttributes {
  readonly values: ReadonlyMap<string, (session: ContentSession) => DataValue>;
  readonly locations: ReadonlyMap<string, Location>;
}

/** An extension's action as executable content: its attributes are evaluated in the order they are declared, then it executes. */
export function actionKind(action: ActionElement): ContentKind {
  return {
    name: action.name,
    compile(element, compiler) {
      const attributes = compileAttributes(action, element, compiler);
      let place: EffectPlace | undefined;
      return (session) => {
        const effect = action.execute(actionContext(session, element, attributes));
        if (effect) session.effect(placed(checked(effect, element), (place ??= effectPlace(element))));
      };
    },
  };
}

function compileAttributes(action: ActionElement, element: SourceElement, compiler: ContentCompiler): CompiledAttributes {
  const values = new Map<string, (session: ContentSession) => DataValue>();
  const locations = new Map<string, Location>();
  for (const [name, kind] of Object.entries(action.attributes)) {
    const source = element.attribute(name);
    if (!source) continue;
    if (kind.startsWith('location')) {
      locations.set(name, compiler.location(source));
    } else if (kind.startsWith('text')) {
      values.set(name, () => source.text);
    } else {
      const value = compiler.value(source);
      values.set(name, (session) => session.export(value(session.data)));
    }
  }
  return { values, locations };
}

/** All values are evaluated before the action executes: an expression that throws leaves nothing half done. */
function actionContext(session: ContentSession, element: SourceElement, attributes: CompiledAttributes): ActionContext {
  const evaluated = new Map<string, DataValue>();
  for (const [name, evaluate] of attributes.values) evaluated.set(name, evaluate(session));
  return {
    sessionId: session.id,
    newId: () => session.newId(`${session.id}.`),
    attribute: (name) => evaluated.get(name),
    has: (name) => element.attribute(name) !== undefined,
    assign(name, value: DataValue) {
      const location = attributes.locations.get(name);
      if (location) location.assign(session.data, session.import(value) as GuestValue);
    },
  };
}

/** The effect of an action has a type of its own; the platform's are not for actions, and a promise is no effect. */
function checked(effect: Effect, element: SourceElement): Effect {
  const { type } = effect;
  if (typeof type === 'string' && type !== '' && !PLATFORM_EFFECT_TYPES.has(type)) return effect;
  throw new ExecutionError(`action <${element.tag}> returns what is no effect of an extension: type ${JSON.stringify(type)}`, element);
}
