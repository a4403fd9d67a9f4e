import { PlanCache } from '../engine/cache/plan-cache.js';
import type { Plan } from '../plan/plan.js';

/** The plan caches of a host, one for each plan, kept as long as the plan. */
export class PlanCaches {
  readonly #byPlan = new WeakMap<Plan, PlanCache>();

  of(plan: Plan): PlanCache {
    const known = this.#byPlan.get(plan);
    if (known) return known;
    const cache = new PlanCache(plan);
    this.#byPlan.set(plan, cache);
    return cache;
  }
}
