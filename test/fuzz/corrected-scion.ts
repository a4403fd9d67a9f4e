import { type ScionSet, type ScionState, type ScionTransition, SILENT, scion } from './scion-types.js';

const { FINAL, HISTORY, PARALLEL } = scion.core.STATE_TYPES;

/**
 * SCION with what contradicts the Recommendation corrected, where that can be done around SCION's own procedures. Each
 * correction has its minimal chart in `departures.ts`.
 */
export class CorrectedScion extends scion.core.Statechart {
  constructor(model: unknown) {
    super(model, withCompoundDomains({ console: SILENT, sessionRegistry: new Map() }));
    flatten(this._model);
  }

  /** 3.10, recordHistory of Appendix D: a deep history records all atomic states, the final ones too. */
  protected override _exitStates(event: unknown, transitions: ScionSet<ScionTransition>): ScionState[] {
    const exited = super._exitStates(event, transitions);
    for (const state of exited) {
      for (const { id, isDeep } of state.historyRef ?? []) {
        if (isDeep) this._historyValue[id] = exited.filter((inner) => inner.isAtomic && state.descendants.includes(inner));
      }
    }
    return exited;
  }

  /** Appendix D, selectTransitions: in the document order of the states that selected them, not of the transitions. */
  protected override _executeTransitions(event: unknown, transitions: ScionSet<ScionTransition>): void {
    for (const transition of transitions.iter()) super._executeTransitions(event, new scion.core.ArraySet([transition]));
  }

  /** Appendix D, enterStates: when the last region becomes final, a parallel is done, and only then. */
  protected override _enterStates(event: unknown, transitions: ScionSet<ScionTransition>): ScionState[] {
    const before = this._internalEventQueue.length;
    const entered = super._enterStates(event, transitions);
    const regions = entered.filter(({ typeEnum }) => typeEnum === FINAL).map(({ parent }) => parent?.parent);
    const done = new Set(regions.filter((state) => state?.typeEnum === PARALLEL).map((state) => `done.state.${state!.id}`));
    this._internalEventQueue = this._internalEventQueue.filter(
      ({ name }, at, queue) => at < before || !done.has(name) || queue.findLastIndex((other) => other.name === name) === at,
    );
    return entered;
  }

  /** Appendix D, isInFinalState: of the children of a parallel only the states count, not its histories. */
  override isInFinalState(state: ScionState): boolean {
    return state.typeEnum === HISTORY || super.isInFinalState(state);
  }

  /** 3.7: only a final child of the document ends the session. */
  protected override _exitInterpreter(event: unknown): void {
    if (this._configuration.iter().some(isTopLevelFinal)) super._exitInterpreter(event);
  }
}

/** Appendix D, findLCCA: only compound states are accepted. SCION does so as well when this option is set; Statechart resets it. */
function withCompoundDomains(options: object): object {
  return Object.defineProperty(options, 'legacySemantics', { get: () => true, set: () => {} });
}

/** 3.13, entry order and exit order: document order and its reverse. SCION sorts by depth first. */
function flatten(state: ScionState): void {
  state.depth = 0;
  for (const child of state.states ?? []) flatten(child);
}

/** SCION puts the document element into a state of its own. */
export function isTopLevelFinal({ typeEnum, parent }: ScionState): boolean {
  return typeEnum === FINAL && parent?.parent?.parent === undefined;
}
