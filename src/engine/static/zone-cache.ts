/**
 * Microsteps of sessions whose configuration is not remembered as a whole, because the plan cache is full: with many regions
 * there are more configurations than anybody can keep. A region's part in a microstep mostly depends on the region alone, so
 * that parts are remembered by zones (zones.ts), and put together: all leave, then all transitions' content, then all enter.
 */
import type { ScxmlEvent } from '../../event.js';
import type { EventClasses } from '../../plan/event-classes.js';
import type { Plan, PlanTransition } from '../../plan/plan.js';
import { enterStates } from '../algorithm/enter.js';
import { exitStates } from '../algorithm/exit.js';
import { computeMicrostep, executeTransitionContent } from '../algorithm/interpret.js';
import { type ConditionMatch, conditionMatch, nameMatch, selectEventlessTransitions, selectTransitions } from '../algorithm/select.js';
import type { BitSet } from '../bit-set.js';
import { type Answer, branchOf, type Decision, NOTHING, type Nothing, setBranch } from '../cache/decision.js';
import { knowing } from '../cache/knowing.js';
import { type Intern, Recorder } from '../cache/recorder.js';
import type { Session } from '../session.js';
import { PartialMicrostep } from './partial-microstep.js';
import { ZoneDecisions } from './zone-decisions.js';
import { type Zone, zonesOf } from './zones.js';

export class ZoneCache {
  readonly #plan: Plan;
  readonly #classes: EventClasses;
  readonly #intern: Intern;
  readonly #byClass: (readonly ZoneDecisions[] | undefined)[] = [];
  #eventless: readonly ZoneDecisions[] | undefined;
  /** How many more decisions it takes. */
  #room: number;
  /** Values of the conditions that were evaluated for the microstep that is being looked for. */
  readonly #conditions: boolean[] = [];

  constructor(plan: Plan, classes: EventClasses, intern: Intern, capacity: number) {
    this.#plan = plan;
    this.#classes = classes;
    this.#intern = intern;
    this.#room = capacity;
  }

  /** Takes the transitions that the event, or no event, enables. @returns whether there were any */
  take(session: Session, event: ScxmlEvent | undefined): boolean {
    const zones = event === undefined ? this.#withoutEvent() : this.#for(event.name);
    if (zones.length === 0) return false;
    if (this.#conditions.length > 0) this.#conditions.length = 0;
    if (zones.length > 1) return this.#takeAll(zones, session, event);
    const step = this.#decide(zones[0]!, session, event);
    if (step === undefined) return computeMicrostep(session, event, knowing([...this.#conditions]));
    if (step.kind === 'nothing') return false;
    session.observer?.microstep(session.id, step.transitions, event);
    step.parts(session).whole.run(session, session.ownConfiguration());
    return true;
  }

  #takeAll(zones: readonly ZoneDecisions[], session: Session, event: ScxmlEvent | undefined): boolean {
    const steps: PartialMicrostep[] = [];
    for (const zone of zones) {
      const step = this.#decide(zone, session, event);
      if (step === undefined) return computeMicrostep(session, event, knowing([...this.#conditions]));
      if (step.kind === 'microstep') steps.push(step);
    }
    if (steps.length === 0) return false;
    const transitions = steps.flatMap((step) => step.transitions);
    session.observer?.microstep(session.id, transitions, event);
    const configuration = session.ownConfiguration();
    const parts = steps.map((step) => step.parts(session));
    for (let i = parts.length - 1; i >= 0; i--) parts[i]!.exit.run(session, configuration);
    for (const { content } of parts) content.run(session, configuration);
    for (const { entry } of parts) entry.run(session, configuration);
    return true;
  }

  #withoutEvent(): readonly ZoneDecisions[] {
    this.#eventless ??= this.#zones(({ descriptors }) => descriptors === undefined);
    return this.#eventless;
  }

  #for(name: string): readonly ZoneDecisions[] {
    const index = this.#classes.of(name);
    const known = this.#byClass[index];
    if (known) return known;
    const zones = this.#zones(({ descriptors }) => descriptors !== undefined && nameMatch(descriptors, name));
    while (this.#byClass.length < index) this.#byClass.push(undefined);
    this.#byClass[index] = zones;
    return zones;
  }

  #zones(concerns: (transition: PlanTransition) => boolean): readonly ZoneDecisions[] {
    return zonesOf(this.#plan, concerns).map((zone) => new ZoneDecisions(zone));
  }

  /** What happens in the zone; undefined when that is not known and there is no room to remember it. */
  #decide(decisions: ZoneDecisions, session: Session, event: ScxmlEvent | undefined): PartialMicrostep | Nothing | undefined {
    const { configuration } = session;
    let decision = decisions.find(configuration);
    if (decision === undefined) {
      decision = this.#grow(decisions.zone, configuration, event, []);
      if (decision === undefined) return undefined;
      decisions.learn(configuration, decision);
    }
    while (decision.kind === 'condition' || decision.kind === 'history') {
      const answer: Answer =
        decision.kind === 'condition' ? conditionMatch(session, decision.transition) : session.historyValue(decision.history);
      if (decision.kind === 'condition') this.#conditions.push(answer === true);
      let next: Decision<PartialMicrostep> | undefined = branchOf(decision, answer);
      if (next === undefined) {
        next = this.#grow(decisions.zone, configuration, event, [...decision.answers, answer]);
        if (next === undefined) return undefined;
        setBranch(decision, answer, next);
      }
      decision = next;
    }
    return decision;
  }

  /** What the algorithm does in the zone, or asks next, when it gets these answers. */
  #grow(
    { first, last }: Zone,
    configuration: BitSet,
    event: ScxmlEvent | undefined,
    answers: readonly Answer[],
  ): Decision<PartialMicrostep> | undefined {
    if (this.#room === 0) return undefined;
    this.#room--;
    const recorder = new Recorder(this.#plan, configuration.copy(), answers, this.#intern);
    const matches: ConditionMatch<Recorder> = (asked, transition) =>
      transition.source.index >= first && transition.source.index <= last && asked.conditionMatch(transition);
    const transitions = event ? selectTransitions(recorder, event, matches) : selectEventlessTransitions(recorder, matches);
    if (recorder.question === undefined && transitions.length === 0) return NOTHING;
    let exits = 0;
    let contents = 0;
    if (recorder.question === undefined) {
      exitStates(recorder, transitions);
      exits = recorder.operations.length;
      executeTransitionContent(recorder, transitions);
      contents = recorder.operations.length;
      enterStates(recorder, transitions);
    }
    const { question } = recorder;
    if (question === undefined) return new PartialMicrostep(transitions, recorder, exits, contents);
    return 'condition' in question
      ? { kind: 'condition', transition: question.condition, answers, whenTrue: undefined, whenFalse: undefined }
      : { kind: 'history', history: question.history, answers, branches: new Map() };
  }
}
