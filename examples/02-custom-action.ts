/** An own action: `<sms:send to="…" text="…" requestid="…"/>`, from the element in the chart to the event with its result. */
import { type ActionElement, type Effect, type Extension, Statewire } from 'statewire';

/** What the action leaves behind: plain data that says what should happen in the world. */
interface SmsEffect extends Effect {
  readonly type: 'sms.send';
  readonly requestid: string;
  readonly to: unknown;
  readonly text: unknown;
}

/** Whoever really sends. @returns the number of parts. @throws Error when it cannot be sent */
type Gateway = (to: string, text: string) => Promise<number>;

/**
 * The element. It is executed inside the macrostep: it reads its attributes and returns its effect. It must not wait, look at
 * a clock or send anything; that is why sessions can be replayed.
 */
const send: ActionElement = {
  name: 'send',
  attributes: { to: 'value', text: 'value', requestid: 'location?' }, // a missing or unknown one is reported when the document is loaded
  hints: { number: 'the attribute is "to"' },
  execute(context): SmsEffect {
    const requestid = context.newId();
    context.assign('requestid', requestid); // before anything is sent, so that no answer comes before it
    return { type: 'sms.send', requestid, to: context.attribute('to'), text: context.attribute('text') };
  },
};

function sms(gateway: Gateway): Extension {
  return {
    name: 'sms',
    namespaces: ['urn:example:sms'],
    actions: [send],
    perform: {
      /** Called after the macrostep. It may wait and fail; what it delivers is an event like any other. */
      async 'sms.send'({ requestid, to, text }: SmsEffect, context) {
        try {
          if (typeof to !== 'string' || typeof text !== 'string') throw new Error('"to" and "text" must be strings');
          const parts = await gateway(to, text);
          context.deliver('sms.send.done', { requestid, parts });
        } catch (error) {
          context.deliver('error.sms.send', { requestid, description: error instanceof Error ? error.message : String(error) });
        }
      },
    },
  };
}

const REMINDER = `
<scxml xmlns="http://www.w3.org/2005/07/scxml" xmlns:sms="urn:example:sms"
       version="1.0" name="reminder" datamodel="ecmascript" initial="reminding">
  <datamodel>
    <data id="phone"/>
    <data id="req"/>
  </datamodel>
  <state id="reminding">
    <onentry>
      <sms:send to="phone" text="'We call you back at ten.'" requestid="req"/>
    </onentry>
    <transition event="sms.send.done" cond="_event.data.requestid === req" target="reminded"/>
    <transition event="error.sms.send" cond="_event.data.requestid === req" target="not_reminded"/>
  </state>
  <final id="reminded">
    <donedata><content expr="'sent in ' + _event.data.parts + ' part'"/></donedata>
  </final>
  <final id="not_reminded">
    <donedata><content expr="_event.data.description"/></donedata>
  </final>
</scxml>`;

/** A gateway for the example: knows no numbers abroad. */
const gateway: Gateway = async (to, text) => {
  console.log(`  gateway: to ${to}: ${text}`);
  if (to.startsWith('+')) throw new Error(`no route to ${to}`);
  return Math.ceil(text.length / 160);
};

await using statewire = new Statewire({ extensions: [sms(gateway)] });
const plan = statewire.load(REMINDER, 'reminder.scxml');

for (const phone of ['0301234', '+4930999', 42]) {
  const session = statewire.start(plan, { data: { phone } });
  const { configuration, result } = await session.ended();
  console.log(`${String(phone).padEnd(8)} ${configuration.join()}: ${String(result)}`);
}

// The attributes that it declares are checked when a document is loaded.
const misspelt = REMINDER.replace('to="phone"', 'number="phone"');
for (const { severity, message, hint } of statewire.check(misspelt, 'reminder.scxml')) {
  console.log(`${severity}: ${message}${hint === undefined ? '' : ` (${hint})`}`);
}
