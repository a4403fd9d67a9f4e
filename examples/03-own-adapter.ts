/**
 * An own telephony adapter, as small as it can be: the Agent extension on a telephone system that knows two commands.
 * The contract with all its rules is in `src/telephony/contract.ts`; `statewire/kit` has a test suite that checks them.
 */
import { Statewire } from 'statewire';
import { agent } from 'statewire/agent';
import { AdapterEvents, type RequestName, type TelephonyAdapter, type TelephonyRequest, telephonyError } from 'statewire/telephony';

/** The telephone system, which speaks a language of its own. */
class Pbx {
  readonly phones = new Map([
    ['7001', 'available'],
    ['7002', 'away'],
  ]);
  #told: (phone: string, state: string) => void = () => {};

  onState(told: (phone: string, state: string) => void): void {
    this.#told = told;
  }

  /** Takes the command and carries it out a little later. @returns false for a phone that it does not have */
  set(phone: string, state: string): boolean {
    if (!this.phones.has(phone)) return false;
    setTimeout(() => {
      this.phones.set(phone, state);
      this.#told(phone, state);
    }, 5);
    return true;
  }
}

/** The commands it knows, by the T-Library requests that they stand for. */
const STATES: Partial<Record<RequestName, string>> = { RequestAgentNotReady: 'away', RequestAgentLogout: 'off' };

/** T-Library's names on one side, the telephone system's on the other, and no policy: it never retries or reconnects. */
function pbxAdapter(pbx: Pbx): TelephonyAdapter {
  const events = new AdapterEvents((error) => console.log(`a listener failed: ${String(error)}`));
  /** Requests that are accepted and not confirmed yet, by phone, oldest first: this system does not say what it answers. */
  const awaited = new Map<string, { readonly state: string; readonly referenceID: number }[]>();
  const stamp = (): { time: number; server: string } => ({ time: Date.now(), server: 'pbx' });
  let open = false;
  let lastReferenceID = 0;

  pbx.onState((phone, state) => {
    if (!open) return;
    const answered = awaited.get(phone)?.find((waiting) => waiting.state === state);
    if (answered) awaited.set(phone, awaited.get(phone)?.filter((waiting) => waiting !== answered) ?? []);
    const name = state === 'off' ? 'EventAgentLogout' : 'EventAgentNotReady';
    events.emit({ ...stamp(), name, thisDN: phone, referenceID: answered?.referenceID });
  });

  return {
    supports: new Set(Object.keys(STATES) as RequestName[]),
    async open() {
      if (open) return;
      open = true;
      events.emit({ ...stamp(), name: 'EventServerConnected' });
    },
    async close() {
      open = false;
      awaited.clear();
    },
    onEvent: (listener) => events.subscribe(listener),
    /** Resolves when the telephone system has taken the command; what became of it is an event with the same number. */
    async request({ name, thisDN, signal }: TelephonyRequest) {
      signal?.throwIfAborted();
      const state = STATES[name];
      if (state === undefined) throw telephonyError(51, name);
      if (!open) throw telephonyError(54, 'the adapter is not open');
      if (!pbx.set(thisDN, state)) throw telephonyError(59, `DN ${thisDN}`);
      const referenceID = ++lastReferenceID;
      awaited.set(thisDN, [...(awaited.get(thisDN) ?? []), { state, referenceID }]);
      return referenceID;
    },
  };
}

const GO_HOME = `
<scxml xmlns="http://www.w3.org/2005/07/scxml" xmlns:agent="http://www.genesyslab.com/modules/agent"
       version="1.0" name="go-home" datamodel="ecmascript" initial="dnd">
  <datamodel>
    <data id="dn"/>
    <data id="req"/>
  </datamodel>
  <state id="dnd">
    <onentry><agent:setdnd for="{ dn: dn }" set="false" requestid="req"/></onentry>
    <transition event="agent.setdnd.done error.agent.setdnd" target="logout">
      <log label="do-not-disturb" expr="_event.data.error ?? 'off'"/>
    </transition>
  </state>
  <state id="logout">
    <onentry><agent:logout for="{ dn: dn }" requestid="req"/></onentry>
    <transition event="agent.logout.done" cond="_event.data.requestid === req" target="gone"/>
    <transition event="error.agent.logout" cond="_event.data.requestid === req" target="still_here"/>
  </state>
  <final id="gone"/>
  <final id="still_here"><donedata><content expr="_event.data.description"/></donedata></final>
</scxml>`;

const pbx = new Pbx();
const adapter = pbxAdapter(pbx);
adapter.onEvent((event) => console.log(`  ${event.name}${'thisDN' in event ? ` ${event.thisDN}` : ''}`));
await adapter.open(); // whoever makes an adapter opens and closes it

{
  // "done" waits for the telephone system's confirmation here; by default it means that the request was taken
  await using statewire = new Statewire({ extensions: [agent({ adapter, confirm: 'switch' })] });
  statewire.watch((entry) => {
    if (entry.type === 'log') console.log(`  ${entry.label}: ${String(entry.value)}`);
  });
  const plan = statewire.load(GO_HOME, 'go-home.scxml');
  for (const dn of ['7001', '7099']) {
    const { configuration, result } = await statewire.start(plan, { data: { dn } }).ended();
    console.log(`${dn}: ${configuration.join()}${result === undefined ? '' : ` (${String(result)})`}`);
  }
}
console.log(`7001 is ${pbx.phones.get('7001')}`);
await adapter.close();
