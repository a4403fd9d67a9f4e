/** The table of requests, in the order in which `getrequestlist` names them. */
import * as agent from './agent-requests.js';
import * as call from './call-requests.js';
import * as campaign from './campaign-requests.js';
import type { AnswerOf, ArgumentsOf, Authentication, Profile, ReceivedOf } from './request.js';
import * as session from './session-requests.js';

export const REQUESTS = {
  getrequestlist: session.getrequestlist,
  filterbyagent: session.filterbyagent,
  login: session.login,
  logout: session.logout,
  getqueuescript: campaign.getqueuescript,
  getcampaignlist: campaign.getcampaignlist,
  getincomingqueuelist: campaign.getincomingqueuelist,
  getcampaignqueuewait: campaign.getcampaignqueuewait,
  getcampaigninfo: campaign.getcampaigninfo,
  getcallinfo: call.getcallinfo,
  setcontact: call.setcontact,
  saveformdata: call.saveformdata,
  getpauses: agent.getpauses,
  loginagent: agent.loginagent,
  logoutagent: agent.logoutagent,
  pauseagent: agent.pauseagent,
  pingagent: agent.pingagent,
  unpauseagent: agent.unpauseagent,
  getagentstatus: agent.getagentstatus,
  getmultipleagentstatus: agent.getmultipleagentstatus,
  mixmonitormute: call.mixmonitormute,
  mixmonitorunmute: call.mixmonitorunmute,
  hangup: call.hangup,
  getcampaignstatus: campaign.getcampaignstatus,
  getincomingqueuestatus: campaign.getincomingqueuestatus,
  schedulecall: call.schedulecall,
  transfercall: call.transfercall,
  atxfercall: call.atxfercall,
  transfercallagent: call.transfercallagent,
  hold: call.hold,
  unhold: call.unhold,
  getagentqueues: agent.getagentqueues,
  getmultipleagentqueues: agent.getmultipleagentqueues,
  getagentactivitysummary: agent.getagentactivitysummary,
  getchanvars: call.getchanvars,
  callprogress: session.callprogress,
  campaignlog: campaign.campaignlog,
  dumpstatus: session.dumpstatus,
  refreshagents: session.refreshagents,
  getextensionstatus: agent.getextensionstatus,
} as const;

export type RequestName = keyof typeof REQUESTS;
export type RequestArguments<N extends RequestName> = ArgumentsOf<(typeof REQUESTS)[N]>;
export type ReceivedArguments<N extends RequestName> = ReceivedOf<(typeof REQUESTS)[N]>;
export type Answer<N extends RequestName> = AnswerOf<(typeof REQUESTS)[N]>;

/** Names are case-sensitive. */
export function isRequestName(name: string): name is RequestName {
  return Object.hasOwn(REQUESTS, name);
}

/** The requests that a server of that profile carries out. */
export function requestNames(profile: Profile): readonly RequestName[] {
  const rows: Readonly<Record<RequestName, { readonly only?: Profile | undefined }>> = REQUESTS;
  return (Object.keys(rows) as RequestName[]).filter((name) => (rows[name].only ?? profile) === profile);
}

export function authenticationOf(name: RequestName): Authentication {
  return REQUESTS[name].authentication;
}
