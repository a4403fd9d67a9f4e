import { beforeEach, describe, expect, test } from '@jest/globals';
import { failure } from './server-support.js';
import { type Console, openConsole } from './service-support.js';

const refused = (name: string, code: number, message: string): string => `<${name}_response>${failure(code, message)}</${name}_response>`;
const done = (name: string): string => `<${name}_response><success/></${name}_response>`;
const BAD_REQUEST = failure(400, 'Bad request');

let desk: Console;
beforeEach(async () => {
  desk = await openConsole();
});

describe('getcallinfo', () => {
  const ask = (inside: string): Promise<string> => desk.ask(`<getcallinfo>${inside}</getcallinfo>`);

  test('of a call that was not made yet', async () => {
    expect(await ask('<campaign_id>1</campaign_id><call_id>1</call_id>')).toBe(
      '<getcallinfo_response><calltype>outgoing</calltype><call_id>1</call_id><campaign_id>1</campaign_id><phone>5551001</phone><retries>0</retries><call_attributes><attribute><label>Nombre</label><value>Zoila &amp; hijos</value><order>1</order></attribute><attribute><label>Ciudad</label><value>Quito</value><order>2</order></attribute></call_attributes><call_survey/></getcallinfo_response>',
    );
  });

  test('of an incoming call, in each of its states', async () => {
    desk.control({ command: 'placeCall', queue: '501', phone: '5550778', patience: 800 });
    const state = async (): Promise<string | undefined> =>
      /<status>([\w-]+)</.exec(await ask('<campaign_type>incoming</campaign_type><call_id>1</call_id>'))?.[1];
    expect(await state()).toBe('en-cola');
    desk.clock.advance(1000);
    expect(await state()).toBe('abandonada');
    await desk.agentIn();
    const call = await desk.linked();
    const later = async (): Promise<string | undefined> =>
      /<status>([\w-]+)</.exec(await ask(`<campaign_type>incoming</campaign_type><call_id>${call}</call_id>`))?.[1];
    expect(await later()).toBe('activa');
    await desk.act('hold');
    desk.clock.advance(100);
    expect(await later()).toBe('hold');
    await desk.act('unhold');
    desk.clock.advance(1000);
    await desk.act('hangup');
    desk.clock.advance(1000);
    expect(await later()).toBe('terminada');
  });

  test('is refused', async () => {
    expect(await ask('<campaign_type>incoming</campaign_type><call_id>99</call_id>')).toBe(refused('getcallinfo', 404, 'Call not found'));
    expect(await ask('<campaign_id>2</campaign_id><call_id>1</call_id>')).toBe(refused('getcallinfo', 404, 'Call not found'));
    for (const inside of [
      '',
      '<call_id>1</call_id>',
      '<campaign_id>1</campaign_id>',
      '<campaign_type>x</campaign_type><call_id>1</call_id>',
    ]) {
      expect(await ask(inside)).toBe(BAD_REQUEST);
    }
  });
});

describe('setcontact', () => {
  const contact = (call: number, id: number, agent?: string): Promise<string> =>
    desk.act('setcontact', `<call_id>${call}</call_id><contact_id>${id}</contact_id>`, agent);

  test('says who the caller is when several have the number', async () => {
    await desk.agentIn();
    const call = await desk.linked('5550100');
    const info = (): Promise<string> =>
      desk.ask(`<getcallinfo><campaign_type>incoming</campaign_type><call_id>${call}</call_id></getcallinfo>`);
    expect(await info()).toMatch(/<call_attributes\/><matching_contacts><contact id="1">.*<contact id="2">/);
    expect(await contact(call, 99)).toBe(refused('setcontact', 404, 'Contact ID not found'));
    expect(await contact(999, 1)).toBe(refused('setcontact', 404, 'Call ID not found'));
    expect(await contact(call, 1, 'Agent/9001')).toBe(refused('setcontact', 401, 'Unauthorized agent'));
    expect(await desk.act('setcontact', `<call_id>${call}</call_id>`)).toBe(BAD_REQUEST);
    expect(await contact(call, 2)).toBe(done('setcontact'));
    expect(await info()).toMatch(
      /<call_attributes><attribute><label>first_name<\/label><value>Mario<\/value><order>1<\/order><\/attribute>.*<label>contact_source<\/label><value>crm<\/value><order>5<\/order><\/attribute><\/call_attributes>/,
    );
  });

  test('is not needed when one has the number', async () => {
    await desk.agentIn();
    desk.control({ command: 'placeCall', queue: '501', phone: '5550200' });
    desk.clock.advance(3000);
    const linked = (await desk.events()).find((event) => event.startsWith('<agentlinked>'));
    expect(linked).toMatch(/<call_attributes><attribute><label>first_name<\/label><value>Solo<.*<matching_contacts><contact id="3">/);
  });
});

describe('saveformdata', () => {
  let call: number;
  beforeEach(async () => {
    await desk.agentIn();
    call = await desk.linked();
  });
  const head = (): string => `<campaign_type>incoming</campaign_type><call_id>${call}</call_id>`;
  const save = (fields: string, agent?: string): Promise<string> =>
    desk.act('saveformdata', `${head()}<forms><form id="1">${fields}</form></forms>`, agent);

  test('keeps values, and those of labels not', async () => {
    const fields = ['Texto &amp; ñ', 'verde &amp; azul', '2024-02-01', 'nota', 'etiqueta'];
    expect(await save(fields.map((value, index) => `<field id="${index + 1}">${value}</field>`).join(''))).toBe(done('saveformdata'));
    expect(await desk.ask(`<getcallinfo>${head()}</getcallinfo>`)).toContain(
      '<call_survey><form id="1"><field id="1"><label>Texto</label><value>Texto &amp; &#xF1;</value></field><field id="2"><label>Lista</label><value>verde &amp; azul</value></field><field id="3"><label>Fecha</label><value>2024-02-01</value></field><field id="4"><label>Notas</label><value>nota</value></field></form></call_survey>',
    );
  });

  test.each([
    ['<field id="77">x</field>', 404, 'Field ID not found in form: 1 - 77'],
    [`<field id="4">${'ñ'.repeat(126)}</field>`, 413, 'Form value too large: 1 - 4'],
    ['<field id="2">morado</field>', 406, 'Value not in list of accepted values: 1 - 2'],
    ['<field id="3">ayer</field>', 406, 'Date format not acceptable, must be yyyy-mm-dd or yyyy-mm-dd hh:mm:ss: 1 - 3'],
  ])('%s is not acceptable', async (fields, code, message) => {
    expect(await save(`<field id="1">kept</field>${fields}`)).toBe(refused('saveformdata', code, message));
    expect(await desk.ask(`<getcallinfo>${head()}</getcallinfo>`)).toContain('<call_survey/>');
  });

  test('forms that are not there, given twice, or none', async () => {
    expect(await desk.act('saveformdata', `${head()}<forms><form id="9"/></forms>`)).toBe(
      refused('saveformdata', 404, 'Form ID not found: 9'),
    );
    expect(await desk.act('saveformdata', `${head()}<forms><form id="1"/><form id="1"/></forms>`)).toBe(BAD_REQUEST);
    expect(await desk.act('saveformdata', `${head()}<forms/>`)).toBe(done('saveformdata'));
    expect(await desk.act('saveformdata', head())).toBe(BAD_REQUEST);
    expect(await desk.act('saveformdata', '<campaign_type>incoming</campaign_type><forms/>')).toBe(BAD_REQUEST);
    expect(await desk.act('saveformdata', `<campaign_type>sideways</campaign_type><call_id>${call}</call_id><forms/>`)).toBe(BAD_REQUEST);
  });

  test('of a call of somebody else, or of none', async () => {
    expect(await save('<field id="1">x</field>', 'Agent/9001')).toBe(refused('saveformdata', 401, 'Unauthorized agent'));
    expect(await desk.act('saveformdata', '<campaign_type>incoming</campaign_type><call_id>99</call_id><forms/>')).toBe(
      refused('saveformdata', 401, 'Unauthorized agent'),
    );
  });

  test('after the call, too', async () => {
    await desk.act('hangup');
    desk.clock.advance(1000);
    expect(await save('<field id="1">despues</field>')).toBe(done('saveformdata'));
  });

  test('without an agent, as the text of the protocol shows it; not on a server like the real one', async () => {
    const unsigned = `<saveformdata>${head()}<forms><form id="1"><field id="1">x</field></form></forms></saveformdata>`;
    expect(await desk.ask(unsigned)).toBe(done('saveformdata'));
    const built = await openConsole({ mode: 'as-built', signedOnly: true });
    expect(await built.ask(unsigned)).toBe(BAD_REQUEST);
  });
});
