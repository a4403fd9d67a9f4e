/** Performing agent actions: requests in order, and exactly one event at the end, whatever the adapter does. */
import type { PerformContext } from 'statewire';
import type { TelephonyAdapter, TelephonyRequest } from 'statewire/telephony';
import type { AfterAcceptance } from './after-acceptance.js';
import { ActionFailure, isDoneAlready, toFailure } from './failure.js';
import { InOrder } from './in-order.js';
import { type AnyAgentEffect, toRequests } from './requests.js';
import { send } from './send.js';

export class AgentPerformer {
  readonly #inOrder = new InOrder();

  /** @param timeout ms until a request must be accepted */
  constructor(
    private readonly adapter: TelephonyAdapter,
    private readonly timeout: number,
    private readonly after: AfterAcceptance,
  ) {}

  /** Carries the action out, also when its session has ended meanwhile: an effect that is committed happens. */
  async perform(effect: AnyAgentEffect, context: PerformContext): Promise<void> {
    const { type, requestid } = effect;
    const failure = await this.#carryOut(effect, context).then(() => undefined, toFailure);
    if (failure) context.deliver(`error.${type}`, { requestid, error: failure.error, description: failure.description });
    else context.deliver(`${type}.done`, { requestid });
  }

  async #carryOut(effect: AnyAgentEffect, context: PerformContext): Promise<void> {
    const requests = toRequests(effect);
    await this.#inOrder.run(this.#resource(requests[0]!), async () => {
      for (const [i, request] of requests.entries()) {
        await this.#one(request, effect, context).catch((error: unknown) => {
          throw i === 0 ? error : afterOthers(toFailure(error), requests, i);
        });
      }
    });
  }

  async #one(request: TelephonyRequest, { type: action, requestid }: AnyAgentEffect, context: PerformContext): Promise<void> {
    try {
      const referenceID = await send(this.adapter, request, context.clock, this.timeout);
      await this.after.accepted({ referenceID, request, action, requestid, context });
    } catch (error) {
      if (!isDoneAlready(request.name, error)) throw error;
    }
  }

  /** Requests for one DN keep their order; where there is one switch, leaving it out means that one. */
  #resource({ thisDN, switch: named }: TelephonyRequest): string {
    const { switches } = this.adapter;
    const only = switches?.length === 1 ? switches[0] : undefined;
    return `${named ?? only ?? ''}/${thisDN}`;
  }
}

/** Of several requests the first refusal ends it; the description says what had been sent by then. */
function afterOthers(failure: ActionFailure, requests: readonly TelephonyRequest[], at: number): ActionFailure {
  const sent = requests.slice(0, at).map((request) => request.name);
  const description = `${requests[at]!.name} for media[${at}] failed: ${failure.description}; sent before: ${sent.join(', ')}`;
  return new ActionFailure(failure.error, description);
}
