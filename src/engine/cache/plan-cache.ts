/**
 * The plan cache: what the algorithm would do, for every configuration that sessions of a plan come to and every class of
 * events, found out by running it on a recorder and done again ever after. Conditions are evaluated in the algorithm's order
 * and number; what cannot be remembered any more, because the cache is full, is computed by the algorithm.
 */
import type { ScxmlEvent } from '../../event.js';
import { EventClasses } from '../../plan/event-classes.js';
import type { Plan, PlanState } from '../../plan/plan.js';
import { enterStates } from '../algorithm/enter.js';
import { exitStates } from '../algorithm/exit.js';
import { computeMicrostep, executeTransitionContent } from '../algorithm/interpret.js';
import { type ConditionMatch, conditionMatch, selectEventlessTransitions, selectTransitions } from '../algorithm/select.js';
import { BitSet } from '../bit-set.js';
import type { Place } from '../interpretation.js';
import type { MicrostepCache, Session } from '../session.js';
import { ZoneCache } from '../static/zone-cache.js';
import { ConfigurationNode } from './configuration-node.js';
import { type Answer, type Condition, type Decision, type History, HistoryBranches, NOTHING, setBranch } from './decision.js';
import { knowing } from './knowing.js';
import { RecordedMicrostep } from './recorded-microstep.js';
import { Recorder } from './recorder.js';

/** Most configurations that one document's cache holds. */
const CONFIGURATIONS = 4096;
/** Most decisions about parts of configurations. */
const ZONE_DECISIONS = 16_384;
/** Most decisions that one document's cache holds, on average per configuration. */
const DECISIONS_PER_CONFIGURATION = 16;

export class PlanCache implements MicrostepCache {
  readonly start: Place;
  readonly #plan: Plan;
  readonly #capacity: number;
  private readonly classes: EventClasses;
  readonly #nodes = new Map<string, ConfigurationNode>();
  readonly #historyValues = new Map<string, readonly PlanState[]>();
  /** What is known of parts of configurations, for sessions whose whole configuration is not remembered. */
  private readonly zones: ZoneCache;
  #initial: RecordedMicrostep | undefined;
  #decisions = 0;

  /**
   * @param capacity most configurations that it holds
   * @param zoneCapacity most decisions about parts of configurations
   */
  constructor(plan: Plan, capacity = CONFIGURATIONS, zoneCapacity = ZONE_DECISIONS) {
    this.#plan = plan;
    this.#capacity = capacity;
    this.classes = new EventClasses(plan.states);
    this.zones = new ZoneCache(plan, this.classes, (states) => this.#intern(states), zoneCapacity);
    this.start = { configuration: new BitSet(plan.states.length), quiet: false, firstName: undefined };
  }

  enter(session: Session): void {
    this.#initial ??= this.#recordInitial();
    play(this.#initial, session);
  }

  take(session: Session, event: ScxmlEvent): boolean {
    const node = session.place;
    if (!(node instanceof ConfigurationNode)) return this.zones.take(session, event);
    return this.go(session, node, event, node.on(event.name));
  }

  takeEventless(session: Session): boolean {
    const node = session.place;
    if (!(node instanceof ConfigurationNode)) return this.zones.take(session, undefined);
    return this.go(session, node, undefined, node.eventless);
  }

  // `private`, not `#`: the host inlines only so much on the way of an event, and methods with `#` take three times the room

  /** What most often is known: a microstep, and nobody observes the session. */
  private go(session: Session, node: ConfigurationNode, event: ScxmlEvent | undefined, known: Decision | undefined): boolean {
    if (!(known instanceof RecordedMicrostep) || session.observer !== undefined) return this.decide(session, node, event, known);
    known.replay(session);
    return true;
  }

  /** What comes next: conditions on the way to a microstep. */
  private decide(session: Session, node: ConfigurationNode, event: ScxmlEvent | undefined, known: Decision | undefined): boolean {
    let decision = known;
    while (decision !== undefined && decision.kind === 'condition') {
      const holds = conditionMatch(session, decision.transition);
      const next: Decision | undefined = holds ? decision.whenTrue : decision.whenFalse;
      if (next === undefined) return this.goOn(session, node, event, decision, holds);
      decision = next;
    }
    if (decision === NOTHING) return false;
    if (!(decision instanceof RecordedMicrostep) || session.observer !== undefined) return this.findOut(session, node, event, decision);
    decision.replay(session);
    return true;
  }

  /** Everything else: histories, observers, what is not known yet. */
  private findOut(session: Session, node: ConfigurationNode, event: ScxmlEvent | undefined, known: Decision | undefined): boolean {
    const decision = known ?? this.#learn(node, event);
    if (decision === undefined) return this.zones.take(session, event);
    if (decision.kind === 'history') {
      const value = session.historyValue(decision.history);
      const next = decision.branches.get(value);
      return next === undefined ? this.goOn(session, node, event, decision, value) : this.go(session, node, event, next);
    }
    if (!(decision instanceof RecordedMicrostep)) return this.decide(session, node, event, decision);
    session.observer?.microstep(session.id, decision.transitions, event);
    play(decision, session);
    return true;
  }

  /** Where a branch is missing: what the algorithm does is remembered if there is room, and done in any case. */
  private goOn(
    session: Session,
    node: ConfigurationNode,
    event: ScxmlEvent | undefined,
    parent: Condition | History,
    answer: Answer,
  ): boolean {
    const answers = [...parent.answers, answer];
    const decision = this.#grow(node, event, answers);
    if (decision === undefined) return computeMicrostep(session, event, knowing(answers));
    setBranch(parent, answer, decision);
    return this.decide(session, node, event, decision);
  }

  knows(place: Place, name: string): boolean {
    return place instanceof ConfigurationNode && (place.remembers(name) || this.classes.knows(name));
  }

  placeOf(configuration: BitSet): Place | undefined {
    return this.#node(configuration);
  }

  historyValue(states: readonly PlanState[]): readonly PlanState[] {
    return this.#intern(states);
  }

  #learn(node: ConfigurationNode, event: ScxmlEvent | undefined): Decision | undefined {
    const decision = this.#grow(node, event, []);
    if (decision) node.learn(event, decision);
    return decision;
  }

  /** What the algorithm does, or asks next, when it gets these answers; undefined when the cache is full. */
  #grow(node: ConfigurationNode, event: ScxmlEvent | undefined, answers: readonly Answer[]): Decision | undefined {
    if (this.#decisions >= this.#capacity * DECISIONS_PER_CONFIGURATION) return undefined;
    this.#decisions++;
    const recorder = this.#recorder(node.configuration, answers);
    const matches: ConditionMatch<Recorder> = (asked, transition) => asked.conditionMatch(transition);
    const transitions = event ? selectTransitions(recorder, event, matches) : selectEventlessTransitions(recorder, matches);
    if (recorder.question === undefined && transitions.length === 0) return NOTHING;
    if (recorder.question === undefined) {
      exitStates(recorder, transitions);
      executeTransitionContent(recorder, transitions);
      enterStates(recorder, transitions);
    }
    const { question } = recorder;
    if (question === undefined) return this.#recorded(transitions, recorder);
    return 'condition' in question
      ? { kind: 'condition', transition: question.condition, answers, whenTrue: undefined, whenFalse: undefined }
      : { kind: 'history', history: question.history, answers, branches: new HistoryBranches() };
  }

  /** Entering the initial states: no history has a value yet. */
  #recordInitial(): RecordedMicrostep {
    const { initial } = this.#plan.root;
    const transitions = initial ? [initial] : [];
    const recorder = this.#recorder(this.start.configuration, []);
    enterStates(recorder, transitions);
    return this.#recorded(transitions, recorder);
  }

  #recorder(configuration: BitSet, answers: readonly Answer[]): Recorder {
    return new Recorder(this.#plan, configuration, answers, (states) => this.#intern(states));
  }

  #recorded(transitions: RecordedMicrostep['transitions'], { operations, configuration }: Recorder): RecordedMicrostep {
    return new RecordedMicrostep(transitions, operations, configuration, this.#node(configuration));
  }

  #node(configuration: BitSet): ConfigurationNode | undefined {
    const { key } = configuration;
    const known = this.#nodes.get(key);
    if (known || this.#nodes.size >= this.#capacity) return known;
    const node = new ConfigurationNode(configuration, this.classes);
    this.#nodes.set(key, node);
    return node;
  }

  #intern(states: readonly PlanState[]): readonly PlanState[] {
    const key = states.map(({ index }) => index).join();
    const known = this.#historyValues.get(key);
    if (known) return known;
    this.#historyValues.set(key, states);
    return states;
  }
}

function play(microstep: RecordedMicrostep, session: Session): void {
  if (session.observer === undefined) microstep.replay(session);
  else microstep.replayTold(session);
}
