/** The call centre itself: one world, and every operation of the facade on it. */
import { endBreak, ping, startBreak } from './agents/break.js';
import { logIn } from './agents/login.js';
import { logOut } from './agents/logout.js';
import { viewOf } from './agents/view.js';
import type { CallCenter, Health, Inspection } from './call-center.js';
import { channelVariables, setContact } from './calls/contact.js';
import { saveForms } from './calls/forms.js';
import { hold, unhold } from './calls/hold.js';
import { muteRecording, unmuteRecording } from './calls/recording.js';
import { scheduleCall } from './calls/schedule.js';
import { infoOf, snapshot } from './calls/snapshot.js';
import { attendedTransfer, hangUp, transfer, transferToAgent } from './calls/transfer.js';
import { listCampaigns } from './campaigns/list.js';
import { carryOut } from './control/carry-out.js';
import type { ControlCommand, WorkerFault } from './control/command.js';
import { refreshAgents } from './control/membership.js';
import type { CallCenterEvent } from './events.js';
import type { Agent, AgentView, Break, Extension } from './model-agents.js';
import type { Call, CallInfo, CallKey, FormValues, LogEntry, LogQuery, ScheduleRequest } from './model-calls.js';
import type { Campaign, CampaignFilter, CampaignType, Form } from './model-campaigns.js';
import type { IncomingQueue } from './model-queues.js';
import type { AgentActivity, StatusReport, WaitReport } from './model-reports.js';
import { perform } from './perform.js';
import { queuesOf } from './queues/members.js';
import type { Outcome } from './refusal.js';
import { activity } from './reports/activity.js';
import { inspect } from './reports/inspect.js';
import { queryLog } from './reports/log-query.js';
import { queueWait } from './reports/queue-wait.js';
import { campaignStatus, queueStatus } from './reports/status.js';
import { saved } from './state/saved.js';
import type { World } from './state/world.js';
import { startCallers } from './traffic/callers.js';

export class LivingCallCenter implements CallCenter {
  /** @param atEnd called once when it is closed */
  constructor(
    private readonly world: World,
    private readonly atEnd: () => void,
  ) {
    world.agenda.begin((task) => perform(world, task));
  }

  agents(): readonly Agent[] {
    return this.world.config.agents;
  }

  agent(number: string): Agent | undefined {
    return this.world.configured(number);
  }

  agentView(number: string): AgentView | undefined {
    const agent = this.world.agents.get(number);
    return agent && viewOf(this.world, agent);
  }

  loggedInSince(agent: string): number | undefined {
    const record = this.world.agents.get(agent);
    return record?.login?.phase === 'in' ? record.sessions.at(-1)?.start : undefined;
  }

  callOf(agent: string): Call | undefined {
    const record = this.world.agents.get(agent);
    const call = record && this.world.callOf(record);
    return call && snapshot(call);
  }

  awaitedCallOf(agent: string): Call | undefined {
    const key = this.world.agents.get(agent)?.awaited;
    const call = key && this.world.calls.get(key);
    return call && snapshot(call);
  }

  isFollowed(agent: string): boolean {
    return this.world.agents.get(agent)?.followed ?? false;
  }

  extensions(): readonly Extension[] {
    return this.world.config.phones;
  }

  extension(number: string): Extension | undefined {
    return this.world.config.phones.find((phone) => phone.number === number);
  }

  isRegistered(device: string): boolean | undefined {
    const phone = this.world.config.phones.find(({ technology, number }) => `${technology}/${number}` === device);
    return phone && this.world.phones.get(phone.number)?.registered;
  }

  breaks(): readonly Break[] {
    return this.world.config.breaks;
  }

  incomingQueues(): readonly IncomingQueue[] {
    return this.world.config.incomingQueues;
  }

  queuesOf(agent: string): readonly string[] | undefined {
    const record = this.world.activeAgent(agent);
    return record && queuesOf(this.world, record);
  }

  campaigns(filter: CampaignFilter = {}): readonly Campaign[] {
    return listCampaigns(this.world.config.campaigns, filter);
  }

  campaign(type: CampaignType, id: number): Campaign | undefined {
    return this.world.config.campaigns.find((campaign) => campaign.type === type && campaign.id === id);
  }

  form(id: number): Form | undefined {
    return this.world.config.forms.find((form) => form.id === id);
  }

  callInfo(key: CallKey): CallInfo | undefined {
    const call = this.world.calls.get(key);
    return call && infoOf(this.world, call);
  }

  logIn(agent: string, extension: string, timeout?: number): Outcome<{ readonly status: 'logging' | 'logged-in' }> {
    return this.world.outage() ?? logIn(this.world, agent, extension, timeout);
  }

  logOut(agent: string): Outcome {
    return this.world.outage() ?? logOut(this.world, agent);
  }

  startBreak(agent: string, id: number): Outcome {
    return this.world.outage() ?? startBreak(this.world, agent, id);
  }

  endBreak(agent: string): Outcome {
    return this.world.outage() ?? endBreak(this.world, agent);
  }

  ping(agent: string): Outcome {
    return this.world.outage() ?? ping(this.world, agent);
  }

  refreshAgents(): void {
    refreshAgents(this.world);
  }

  hangUp(agent: string): Outcome {
    return this.world.outage() ?? hangUp(this.world, agent);
  }

  hold(agent: string): Outcome {
    return this.world.outage() ?? hold(this.world, agent);
  }

  unhold(agent: string): Outcome {
    return this.world.outage() ?? unhold(this.world, agent);
  }

  transfer(agent: string, extension: string): Outcome {
    return this.world.outage() ?? transfer(this.world, agent, extension);
  }

  attendedTransfer(agent: string, extension: string): Outcome<{ readonly consultation: boolean }> {
    return this.world.outage() ?? attendedTransfer(this.world, agent, extension);
  }

  transferToAgent(agent: string, target: string): Outcome {
    return this.world.outage() ?? transferToAgent(this.world, agent, target);
  }

  muteRecording(agent: string, timeout?: number): Outcome {
    return this.world.outage() ?? muteRecording(this.world, agent, timeout);
  }

  unmuteRecording(agent: string): Outcome {
    return this.world.outage() ?? unmuteRecording(this.world, agent);
  }

  channelVariables(agent: string): Outcome<{ readonly channel: string; readonly variables: Readonly<Record<string, string>> }> {
    return this.world.outage() ?? channelVariables(this.world, agent);
  }

  setContact(agent: string, call: number, contact: number): Outcome {
    return this.world.outage() ?? setContact(this.world, agent, call, contact);
  }

  saveForms(agent: string, call: CallKey, forms: readonly FormValues[]): Outcome {
    return this.world.outage() ?? saveForms(this.world, agent, call, forms);
  }

  saveFormsOf(call: CallKey, forms: readonly FormValues[]): Outcome {
    return this.world.outage() ?? saveForms(this.world, undefined, call, forms);
  }

  scheduleCall(agent: string, request: ScheduleRequest): Outcome {
    return this.world.outage() ?? scheduleCall(this.world, agent, request);
  }

  campaignStatus(type: CampaignType, id: number, since?: number): StatusReport | undefined {
    return campaignStatus(this.world, type, id, since);
  }

  queueStatus(queue: string, since?: number): StatusReport {
    return queueStatus(this.world, queue, since);
  }

  queueWait(type: CampaignType, id: number): WaitReport {
    return queueWait(this.world, type, id);
  }

  log(query: LogQuery): readonly LogEntry[] {
    return queryLog(this.world, query);
  }

  activity(from: number, to: number): readonly AgentActivity[] {
    return activity(this.world, from, to);
  }

  now(): number {
    return this.world.now();
  }

  onEvent(listener: (event: CallCenterEvent) => void): () => void {
    return this.world.onEvent(listener);
  }

  health(): Health {
    const { switchUp, databaseUp, trunksDown, config } = this.world;
    return {
      switch: switchUp,
      database: databaseUp,
      trunks: Object.fromEntries(config.trunks.map((trunk) => [trunk, !trunksDown.has(trunk)])),
    };
  }

  takeWorkerFault(): WorkerFault | undefined {
    return this.world.workerFaults.shift();
  }

  control(command: ControlCommand): Outcome<{ readonly call?: number }> {
    return carryOut(this.world, command);
  }

  inspect(): Inspection {
    return inspect(this.world);
  }

  dump(): string {
    const { agents, calls, queues, tasks } = saved(this.world);
    return JSON.stringify({ agents, calls: calls.filter(({ status }) => status !== 'pending'), queues, tasks }, undefined, 2);
  }

  start(): void {
    if (this.world.started) return;
    this.world.started = true;
    startCallers(this.world);
    this.world.agenda.plan(0, { kind: 'dial' });
    for (const { number, startsOn } of this.world.config.agents) if (startsOn !== undefined) this.logIn(number, startsOn);
  }

  close(): void {
    this.atEnd();
    this.world.agenda.close();
  }
}
