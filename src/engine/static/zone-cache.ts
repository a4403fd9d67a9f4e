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
import {
  type Answer,
  branchOf,
  type Condition,
  type Decision,
  type History,
  HistoryBranches,
  NOTHING,
  type Nothing,
  setBranch,
} from '../cache/decision.js';
import { knowing } from '../cache/knowing.js';
import { type Intern, Recorder } from '../cache/recorder.js';
import type { Session } from '../session.js';
import type { Known } from './known.js';
import { PartialMicrostep } from './partial-microstep.js';
import { replayTogether } from './replay-together.js';
import { ZoneDecisions } from './zone-decisions.js';
import { type Zone, zonesOf } from './zones.js';
import { ZonesByName } from './zones-by-name.js';

type Question = Condition<PartialMicrostep> | History<PartialMicrostep>;

export class ZoneCache {
  readonly #plan: Plan;
  readonly #classes: EventClasses;
  readonly #intern: Intern;
  readonly #byClass = new Map<number, readonly ZoneDecisions[]>();
  readonly #recent = new ZonesByName();
  #eventless: readonly ZoneDecisions[] | undefined;
  /** How many more decisions it takes. */
  #room: number;
  /** How many one zone takes, unless it finds them again and again. */
  readonly #mostOfZone: number;
  /** Values of the conditions that were evaluated for the microstep that is being looked for. */
  private readonly conditions: boolean[] = [];
  /** What is known of the zones, found for a microstep. */
  readonly #known: Known[] = [];

  constructor(plan: Plan, classes: EventClasses, intern: Intern, capacity: number) {
    this.#plan = plan;
    this.#classes = classes;
    this.#intern = intern;
    this.#room = capacity;
    this.#mostOfZone = capacity >> 1;
  }

  /** Takes the transitions that the event, or no event, enables. @returns whether there were any */
  take(session: Session, event: ScxmlEvent | undefined): boolean {
    const zones = event === undefined ? this.#withoutEvent() : (this.#recent.of(event.name) ?? this.#for(event.name));
    if (zones.length !== 1) return zones.length > 0 && this.#takeAll(zones, session, event);
    const zone = zones[0]!;
    const known = zone.find(session.configuration);
    if (known === undefined || !known.quick || session.observer !== undefined) return this.takeDecided(zone, known, session, event);
    if (known.enabled) zone.flip(session.ownConfiguration(), known);
    return known.enabled;
  }

  // `private`, not `#`: the host inlines only so much on the way of an event, and methods with `#` take three times the room

  private takeDecided(zone: ZoneDecisions, known: Known | undefined, session: Session, event: ScxmlEvent | undefined): boolean {
    this.conditions.length = 0;
    const step = this.decide(zone, known, session, event);
    if (step === undefined) return this.#compute(session, event);
    if (step.kind === 'nothing') return false;
    if (session.observer !== undefined) session.observer.microstep(session.id, step.transitions, event);
    step.replay(session);
    return true;
  }

  #takeAll(zones: readonly ZoneDecisions[], session: Session, event: ScxmlEvent | undefined): boolean {
    if (session.observer !== undefined || !this.#areQuick(zones, session.configuration)) return this.#takeAllDecided(zones, session, event);
    let some = false;
    for (let i = 0; i < zones.length; i++) {
      const known = this.#known[i]!;
      if (!known.enabled) continue;
      zones[i]!.flip(session.ownConfiguration(), known);
      some = true;
    }
    return some;
  }

  /** Whether nothing is to be asked or executed in any zone; then what is known of them is found. */
  #areQuick(zones: readonly ZoneDecisions[], configuration: BitSet): boolean {
    for (let i = 0; i < zones.length; i++) {
      const known = zones[i]!.find(configuration);
      if (known === undefined || !known.quick) return false;
      this.#known[i] = known;
    }
    return true;
  }

  #takeAllDecided(zones: readonly ZoneDecisions[], session: Session, event: ScxmlEvent | undefined): boolean {
    this.conditions.length = 0;
    const steps: PartialMicrostep[] = [];
    for (const zone of zones) {
      const step = this.decide(zone, zone.find(session.configuration), session, event);
      if (step === undefined) return this.#compute(session, event);
      if (step.kind === 'microstep') steps.push(step);
    }
    if (steps.length > 0) replayTogether(steps, session, event);
    return steps.length > 0;
  }

  /** What is not remembered; conditions that were evaluated already are not evaluated again. */
  #compute(session: Session, event: ScxmlEvent | undefined): boolean {
    return computeMicrostep(session, event, knowing([...this.conditions]));
  }

  #withoutEvent(): readonly ZoneDecisions[] {
    this.#eventless ??= this.#zones(({ descriptors }) => descriptors === undefined);
    return this.#eventless;
  }

  #for(name: string): readonly ZoneDecisions[] {
    const index = this.#classes.of(name);
    const zones = this.#byClass.get(index) ?? this.#zones(({ descriptors }) => descriptors !== undefined && nameMatch(descriptors, name));
    this.#byClass.set(index, zones);
    this.#recent.remember(name, zones);
    return zones;
  }

  #zones(concerns: (transition: PlanTransition) => boolean): readonly ZoneDecisions[] {
    return zonesOf(this.#plan, concerns).map((zone) => new ZoneDecisions(zone, this.#mostOfZone));
  }

  /** What happens in the zone; undefined when that is not known and there is no room to remember it. */
  private decide(
    zone: ZoneDecisions,
    known: Known | undefined,
    session: Session,
    event: ScxmlEvent | undefined,
  ): PartialMicrostep | Nothing | undefined {
    let decision = (known ?? this.#learn(zone, session, event))?.decision;
    while (decision !== undefined && (decision.kind === 'condition' || decision.kind === 'history')) {
      const answer = this.ask(session, decision);
      decision = branchOf(decision, answer) ?? this.#growBranch(decision, answer, zone, session, event);
    }
    return decision;
  }

  private ask(session: Session, question: Question): Answer {
    if (question.kind === 'history') return session.historyValue(question.history);
    const holds = conditionMatch(session, question.transition);
    this.conditions.push(holds);
    return holds;
  }

  #learn(decisions: ZoneDecisions, { configuration }: Session, event: ScxmlEvent | undefined): Known | undefined {
    if (decisions.givenUp) return undefined;
    this.#room += decisions.giveUpIfHopeless();
    const decision = decisions.givenUp ? undefined : this.#grow(decisions.zone, configuration, event, []);
    return decision && decisions.learn(configuration, decision);
  }

  #growBranch(
    question: Question,
    answer: Answer,
    { zone }: ZoneDecisions,
    { configuration }: Session,
    event: ScxmlEvent | undefined,
  ): Decision<PartialMicrostep> | undefined {
    const branch = this.#grow(zone, configuration, event, [...question.answers, answer]);
    if (branch !== undefined) setBranch(question, answer, branch);
    return branch;
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
      : { kind: 'history', history: question.history, answers, branches: new HistoryBranches() };
  }
}
