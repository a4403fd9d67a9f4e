/** The action element `<assigner:getAgent>`. It executes at once: the agent assigner is asked when its effect is performed. */
import type { ActionElement, DataValue, Effect, Perform } from 'statewire';
import { toFailure } from './failure.js';
import type { AgentAssigner } from './service.js';

/** Plain data as the chart gave it, judged when the effect is performed. */
export interface GetAgentEffect extends Effect {
  readonly type: 'assigner.getAgent';
  readonly requestid: string;
  readonly channelid: DataValue;
  readonly channeltype: DataValue;
  readonly context: DataValue;
  readonly skills: DataValue;
}

/** `<assigner:getAgent channelid channeltype context? skills? requestid?>`: asks the agent assigner for an agent. */
export const getAgent: ActionElement = {
  name: 'getAgent',
  attributes: { channelid: 'value', channeltype: 'value', context: 'value?', skills: 'value?', requestid: 'location?' },
  hints: {
    channelId: 'the attribute is "channelid"',
    channelType: 'the attribute is "channeltype"',
    requestId: 'the attribute is "requestid"',
    skill: `the skills go into skills="['spanish']"`,
  },
  execute(context): GetAgentEffect {
    const requestid = context.newId();
    context.assign('requestid', requestid); // before anybody is asked, so that no answer comes before it
    return {
      type: 'assigner.getAgent',
      requestid,
      channelid: context.attribute('channelid'),
      channeltype: context.attribute('channeltype'),
      context: context.attribute('context'),
      skills: context.attribute('skills'),
    };
  },
};

/** Hands the request to the service as a message; its answer, whatever it is, becomes the one event that ends the request. */
export function performGetAgent(service: AgentAssigner): Perform<GetAgentEffect> {
  return async ({ requestid, channelid: channelId, channeltype: channelType, context, skills }, { clock, signal, key, deliver }) => {
    const message = { method: 'getAgent', channelId, channelType, context, skills };
    const answer = await service.handle(message, { clock, signal, key }).catch(toFailure);
    if ('agentId' in answer) deliver('assigner.getAgent.done', { requestid, ...answer });
    else deliver('error.assigner.getAgent', { requestid, error: answer.error, description: answer.description });
  };
}
