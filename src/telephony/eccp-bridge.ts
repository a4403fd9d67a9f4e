/**
 * The agents of any switch as an ECCP server: consoles watch and steer the agents of a T-Library adapter. However many
 * consoles there are, the switch has one client, which is the adapter.
 */
import { randomBytes } from 'node:crypto';
import { systemClock } from '../clock.js';
import { agentOf, type EccpEvent } from '../eccp/messages/events.js';
import type { Profile } from '../eccp/messages/request.js';
import { writeEvent } from '../eccp/messages/write-answer.js';
import type { Command } from '../eccp/server/command.js';
import type { EccpService, ServerEvent, SigningAgent } from '../eccp/server/service.js';
import type { TelephonyAdapter, TelephonyEvent } from './contract.js';
import { BridgedAgents } from './eccp-bridge/agents.js';
import { bridgeCommands } from './eccp-bridge/commands.js';
import type { BridgeSettings, EccpBridgeOptions } from './eccp-bridge/options.js';
import { BridgedRequests } from './eccp-bridge/requests.js';

/** What `listenEccp` takes, and an end. */
export interface EccpBridge extends EccpService {
  /** Follows the adapter no longer. */
  close(): void;
}

/**
 * Offers the agents of an adapter as what `listenEccp` needs. The adapter is opened by whoever made it, after this, so that
 * the bridge is told who is logged in; `supervise` keeps it open. Answers come from what its events have told. Commands of
 * calls, campaigns and queues are answered with 501.
 */
export function eccpBridge(adapter: TelephonyAdapter, options: EccpBridgeOptions = {}): EccpBridge {
  return new Bridge(adapter, {
    ...options,
    breaks: options.breaks ?? [{ id: 2, name: 'Not ready' }],
    dndBreak: options.dndBreak ?? { id: 3, name: 'Do not disturb' },
    confirmLimit: options.confirmLimit ?? 10_000,
    clock: options.clock ?? systemClock(),
  });
}

class Bridge implements EccpBridge {
  readonly profile: Profile;
  readonly commands: readonly Command[];
  readonly databaseIsUp = true;
  readonly #agents: BridgedAgents;
  readonly #requests: BridgedRequests;
  readonly #listeners = new Set<(event: ServerEvent) => void>();
  readonly #unfollow: () => void;
  /** Of those who have none nobody can know it. */
  readonly #secret = randomBytes(16).toString('hex');
  #server = true; // unless told otherwise: the adapter may be open already
  #link = true;

  constructor(adapter: TelephonyAdapter, settings: BridgeSettings) {
    this.profile = settings.profile ?? 'rev5';
    this.#agents = new BridgedAgents(settings, (event) => this.#publish(event));
    this.#requests = new BridgedRequests({ adapter, clock: settings.clock, confirmLimit: settings.confirmLimit });
    this.commands = bridgeCommands({
      settings,
      agents: this.#agents,
      requests: this.#requests,
      hasDND: adapter.supports.has('RequestSetDNDOn'),
      loginFailed: ({ number }) => this.#publish({ name: 'agentfailedlogin', agent: number }),
    });
    this.#unfollow = adapter.onEvent((event) => this.#take(event));
  }

  get switchIsUp(): boolean {
    return this.#server && this.#link;
  }

  agent(agent_number: string): SigningAgent | undefined {
    const agent = this.#agents.find(agent_number);
    return agent && { secret: agent.secret ?? this.#secret };
  }

  takeWorkerFault(): undefined {}

  onEvent(listener: (event: ServerEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  close(): void {
    this.#unfollow();
    this.#listeners.clear();
  }

  #take(event: TelephonyEvent): void {
    switch (event.name) {
      case 'EventServerConnected':
      case 'EventServerDisconnected':
        this.#server = event.name === 'EventServerConnected';
        this.#link = true;
        break;
      case 'EventLinkConnected':
      case 'EventLinkDisconnected':
        this.#link = event.name === 'EventLinkConnected';
    }
    this.#agents.take(event);
    this.#requests.take(event);
  }

  #publish(event: EccpEvent): void {
    const told: ServerEvent = { name: event.name, agent: agentOf(event), packet: writeEvent(event) };
    for (const listener of [...this.#listeners]) listener(told);
  }
}
