import { beforeEach, describe, expect, test } from '@jest/globals';
import { failure } from './server-support.js';
import { SERVICE_CONFIG } from './service-config.js';
import { type Console, openConsole } from './service-support.js';

const refused = (name: string, code: number, message: string): string => `<${name}_response>${failure(code, message)}</${name}_response>`;
const BAD_REQUEST = failure(400, 'Bad request');
const bad = (what: string): string => failure(400, `Bad request - ${what}`);

let desk: Console;
beforeEach(async () => {
  desk = await openConsole();
});

describe('getcampaignlist', () => {
  const ids = async (filter = ''): Promise<string[]> => {
    const answer = await desk.ask(`<getcampaignlist>${filter}</getcampaignlist>`);
    return [...answer.matchAll(/<id>(\d)<\/id><type>(\w+)</g)].map((match) => `${match[2]} ${match[1]}`);
  };

  test('lists incoming ones first, and what was asked for', async () => {
    expect(await ids()).toEqual(['incoming 1', 'outgoing 1', 'outgoing 2', 'outgoing 3']);
    expect(await ids('<campaign_type>outgoing</campaign_type>')).toHaveLength(3);
    expect(await ids('<status>finished</status>')).toEqual(['outgoing 2']);
    expect(await ids('<filtername>saliente</filtername>')).toEqual(['outgoing 1']);
    expect(await ids('<limit>1</limit>')).toEqual(['incoming 1']);
    expect(await ids('<limit>2</limit><offset>1</offset>')).toEqual(['outgoing 1', 'outgoing 2']);
    expect(await ids('<datetime_start>2021-01-01</datetime_start><datetime_end>2019-01-01</datetime_end>')).toHaveLength(4);
    expect(await ids('<datetime_start>2020-01-02</datetime_start>')).toEqual([]);
    expect(await ids('<datetime_end>2020-01-01</datetime_end>')).toEqual([]);
  });

  test('names and status stand in its rows', async () => {
    expect(await desk.ask('<getcampaignlist><campaign_type>incoming</campaign_type></getcampaignlist>')).toBe(
      '<getcampaignlist_response><campaigns><campaign><id>1</id><type>incoming</type><name>Entrante uno</name><status>active</status></campaign></campaigns></getcampaignlist_response>',
    );
  });

  test.each([
    ['<campaign_type>manual</campaign_type>', 'invalid campaign type'],
    ['<status>x</status>', 'invalid status'],
    ['<datetime_start>01/01/2020</datetime_start>', 'invalid start date'],
    ['<datetime_end>x</datetime_end>', 'invalid end date'],
    ['<offset>1</offset>', 'offset without limit'],
  ])('%s is a bad request', async (filter, what) => {
    expect(await desk.ask(`<getcampaignlist>${filter}</getcampaignlist>`)).toBe(bad(what));
  });
});

test('getrequestlist names 38 requests, 40 on the newest server', async () => {
  const count = async (console: Console): Promise<number | undefined> =>
    (await console.ask('<getrequestlist/>')).match(/<request>/g)?.length;
  expect(await count(desk)).toBe(38);
  expect(await count(await openConsole({ profile: 'issabel5' }))).toBe(40);
});

describe('getcampaigninfo', () => {
  const FORMS =
    '<forms><form id="1" name="Encuesta" description="Formulario de encuesta" status="A"><field order="1" id="1"><label>Texto</label><type>TEXT</type><maxsize>250</maxsize></field><field order="2" id="2"><label>Lista</label><type>LIST</type><maxsize>250</maxsize><options><value>rojo</value><value>verde &amp; azul</value><value>gris</value></options></field><field order="3" id="3"><label>Fecha</label><type>DATE</type></field><field order="4" id="4"><label>Notas</label><type>TEXTAREA</type><maxsize>250</maxsize><default_value>valor inicial</default_value></field><field order="5" id="5"><label>T&#xED;tulo</label><type>LABEL</type></field></form></forms>';
  const URL =
    '<urltemplate>http://crm.invalid/?p={__PHONE__}&amp;a={__AGENT_NUMBER__}</urltemplate><urldescription>CRM</urldescription><urlopentype>window</urlopentype>';
  const MORE_URLS = '<urltemplate2/><urldescription2/><urlopentype2/><urltemplate3/><urldescription3/><urlopentype3/>';

  test('tells all about an outgoing one', async () => {
    expect(await desk.ask('<getcampaigninfo><campaign_id>1</campaign_id></getcampaigninfo>')).toBe(
      `<getcampaigninfo_response><name>Saliente &amp; Co</name><type>outgoing</type><startdate>2020-01-01</startdate><enddate>2039-12-31</enddate><working_time_starttime>00:00:00</working_time_starttime><working_time_endtime>23:59:59</working_time_endtime><queue>510</queue><retries>5</retries><trunk>SIP/trunk1</trunk><context>from-internal</context><maxchan>4</maxchan><status>inactive</status><script>Gui&#xF3;n saliente</script>${URL}${FORMS}</getcampaigninfo_response>`,
    );
  });

  test('an incoming one has no retries, trunk, context and channels; the newest server has three URLs', async () => {
    const newest = await openConsole({ profile: 'issabel5' });
    expect(
      await newest.ask('<getcampaigninfo><campaign_type>incoming</campaign_type><campaign_id>1</campaign_id></getcampaigninfo>'),
    ).toContain(
      `<queue>501</queue><status>active</status><script>&lt;b&gt;Gui&#xF3;n&lt;/b&gt; entrante</script>${URL}${MORE_URLS}${FORMS}`,
    );
  });

  test('what is not there is absent or empty', async () => {
    const info = await desk.ask('<getcampaigninfo><campaign_id>2</campaign_id></getcampaigninfo>');
    expect(info).toContain('<retries>3</retries><context>from-internal</context><maxchan>0</maxchan>');
    expect(info).toContain('<urltemplate/><urldescription/><urlopentype/><forms/>');
  });

  test('is refused', async () => {
    expect(await desk.ask('<getcampaigninfo><campaign_id>99</campaign_id></getcampaigninfo>')).toBe(
      refused('getcampaigninfo', 404, 'Campaign not found'),
    );
    expect(await desk.ask('<getcampaigninfo><campaign_type>x</campaign_type><campaign_id>1</campaign_id></getcampaigninfo>')).toBe(
      BAD_REQUEST,
    );
    expect(await desk.ask('<getcampaigninfo/>')).toBe(BAD_REQUEST);
  });
});

describe('queues', () => {
  test('getqueuescript, of inactive queues too', async () => {
    const ask = (inside: string): Promise<string> => desk.ask(`<getqueuescript>${inside}</getqueuescript>`);
    expect(await ask('<queue>501</queue>')).toBe(
      '<getqueuescript_response><script>&lt;p&gt;Hola &amp;amp; bienvenido&lt;/p&gt;</script></getqueuescript_response>',
    );
    expect(await ask('<queue>503</queue>')).toBe('<getqueuescript_response><script/></getqueuescript_response>');
    expect(await ask('<queue>599</queue>')).toBe(refused('getqueuescript', 404, 'Queue not found in incoming queues'));
    expect(await ask('')).toBe(BAD_REQUEST);
  });

  test('getincomingqueuelist, all or a part', async () => {
    expect(await desk.ask('<getincomingqueuelist/>')).toContain('<queue><id>3</id><queue>503</queue><status>inactive</status></queue>');
    expect(await desk.ask('<getincomingqueuelist><limit>1</limit><offset>1</offset></getincomingqueuelist>')).toBe(
      '<getincomingqueuelist_response><queues><queue><id>2</id><queue>502</queue><status>active</status></queue></queues></getincomingqueuelist_response>',
    );
    expect(await desk.ask('<getincomingqueuelist><offset>1</offset></getincomingqueuelist>')).toBe(bad('offset without limit'));
  });
});

describe('how campaigns are doing', () => {
  const status = (inside: string): Promise<string> => desk.ask(`<getcampaignstatus>${inside}</getcampaignstatus>`);
  const INCOMING = '<campaign_type>incoming</campaign_type><campaign_id>1</campaign_id>';

  test('an outgoing one counts its calls, and the agents of its queue', async () => {
    expect(await status('<campaign_id>1</campaign_id>')).toMatch(
      /^<getcampaignstatus_response><statuscount><total>2<\/total><pending>2<\/pending><placing>0<\/placing><ringing>0<\/ringing><onqueue>0<\/onqueue><success>0<\/success><onhold>0<\/onhold><failure>0<\/failure><shortcall>0<\/shortcall><noanswer>0<\/noanswer><abandoned>0<\/abandoned><\/statuscount><agents>.*<agent><agentchannel>Agent\/9001<\/agentchannel><status>offline<\/status><\/agent>.*<activecalls\/><stats><total_sec>0<\/total_sec><max_duration>0<\/max_duration><\/stats>/,
    );
  });

  test('a call that waits is active; one that is linked is its agent’s, in flat form', async () => {
    desk.control({ command: 'placeCall', queue: '501', phone: '5550100' });
    expect(await status(INCOMING)).toMatch(
      /<statuscount><total>1<\/total><onqueue>1<\/onqueue><success>0<\/success><onhold>0<\/onhold><abandoned>0<\/abandoned><finished>0<\/finished><losttrack>0<\/losttrack><\/statuscount>.*<activecalls><activecall><calltype>incoming<\/calltype><callid>1<\/callid><campaign_id>1<\/campaign_id><queuenumber>501<\/queuenumber><callnumber>5550100<\/callnumber><callstatus>OnQueue<\/callstatus><trunk>SIP\/trunk1<\/trunk><queuestart>12:00:00<\/queuestart><\/activecall><\/activecalls>/,
    );
    await desk.agentIn();
    desk.clock.advance(3000);
    await desk.act('pauseagent', '<pause_type>2</pause_type>');
    expect(await status(INCOMING)).toMatch(
      /<agentchannel>Agent\/9000<\/agentchannel><status>oncall<\/status><channel>SIP\/101-\w+<\/channel><extension>101<\/extension><callchannel>SIP\/trunk1-\w+<\/callchannel><onhold>0<\/onhold><pauseid>2<\/pauseid><pausename>Ba&#xF1;o<\/pausename><pausestart>12:00:05<\/pausestart><calltype>incoming<\/calltype><callid>1<\/callid>.*<callstatus>Success<\/callstatus>.*<linkstart>12:00:\d\d<\/linkstart><\/agent>/,
    );
  });

  test('getincomingqueuestatus counts calls without a campaign, and knows no unknown queue', async () => {
    const queue = (number: string): Promise<string> =>
      desk.ask(`<getincomingqueuestatus><queue>${number}</queue></getincomingqueuestatus>`);
    desk.control({ command: 'placeCall', queue: '502', phone: '5559999' });
    desk.control({ command: 'placeCall', queue: '501', phone: '5559999' });
    expect(await queue('502')).toContain('<total>1</total><onqueue>1</onqueue>');
    expect(await queue('501')).toContain('<total>0</total>');
    expect(await queue('777')).toContain('<agents/><activecalls/>');
    expect(await desk.ask('<getincomingqueuestatus/>')).toBe(BAD_REQUEST);
    expect(await desk.ask('<getincomingqueuestatus><queue>501</queue><datetime_start>x</datetime_start></getincomingqueuestatus>')).toBe(
      bad('invalid start date'),
    );
  });

  test('is refused', async () => {
    expect(await status('<campaign_id>77</campaign_id>')).toBe(refused('getcampaignstatus', 404, 'Campaign not found'));
    expect(await status('<campaign_id>1</campaign_id><datetime_start>zz</datetime_start>')).toBe(bad('invalid start date'));
    expect(await status('<campaign_type>x</campaign_type><campaign_id>1</campaign_id>')).toBe(BAD_REQUEST);
    expect(await status('')).toBe(BAD_REQUEST);
  });

  test('getcampaignqueuewait has intervals of five seconds, and who gave up', async () => {
    desk.control({ command: 'placeCall', queue: '501', phone: '5550001', patience: 500 });
    await desk.agentIn();
    await desk.linked();
    const wait = (inside: string): Promise<string> => desk.ask(`<getcampaignqueuewait>${inside}</getcampaignqueuewait>`);
    const answer = await wait(INCOMING);
    expect(answer).toContain('<histogram><interval><lower>0</lower><upper>4</upper><count>1</count></interval>');
    expect(answer).toContain('<interval><lower>30</lower><count>0</count></interval></histogram><abandoned>1</abandoned>');
    expect(await wait('<campaign_type>outgoing</campaign_type><campaign_id>77</campaign_id>')).toContain('<abandoned>0</abandoned>');
    for (const inside of [
      '<campaign_id>1</campaign_id>',
      '<campaign_type>incoming</campaign_type>',
      '<campaign_type>x</campaign_type><campaign_id>1</campaign_id>',
    ]) {
      expect(await wait(inside)).toBe(BAD_REQUEST);
    }
  });
});

describe('campaignlog', () => {
  const log = (inside: string): Promise<string> => desk.ask(`<campaignlog>${inside}</campaignlog>`);
  const kinds = (answer: string): (string | undefined)[] => [...answer.matchAll(/<new_status>(\w+)</g)].map((match) => match[1]);
  const INCOMING = '<campaign_type>incoming</campaign_type><campaign_id>1</campaign_id>';

  test('of a campaign, of a queue without one, the last ones, and those before', async () => {
    await desk.agentIn();
    await desk.linked();
    await desk.act('hangup');
    desk.clock.advance(1000);
    await desk.linked('5559999', '502');
    const all = await log(INCOMING);
    expect(kinds(all)).toEqual(['OnQueue', 'Success', 'Hangup']);
    expect(all).toMatch(
      /<logentry><id>3<\/id><datetime_entry>2026-11-21 12:00:\d\d<\/datetime_entry><phone>5550100<\/phone><queue>501<\/queue><campaign_type>incoming<\/campaign_type><campaign_id>1<\/campaign_id><call_id>1<\/call_id><new_status>Hangup<\/new_status><retry>0<\/retry><uniqueid>[\d.]+<\/uniqueid><trunk>SIP\/trunk1<\/trunk><duration>\d+<\/duration><agentchannel>Agent\/9000<\/agentchannel><\/logentry>/,
    );
    for (const spelling of ['last_n', 'lastN']) {
      expect(kinds(await log(`${INCOMING}<${spelling}>2</${spelling}>`))).toEqual(['Success', 'Hangup']);
      expect(kinds(await log(`${INCOMING}<${spelling}>1</${spelling}><idbefore>3</idbefore>`))).toEqual(['Success']);
    }
    expect(kinds(await log('<campaign_type>incoming</campaign_type><queue>502</queue>'))).toEqual(['OnQueue']);
    expect(kinds(await log(`${INCOMING}<datetime_start>2020-01-01</datetime_start><datetime_end>2020-01-02</datetime_end>`))).toEqual([]);
    expect(kinds(await log(`${INCOMING}<datetime_start>2026-11-21</datetime_start><datetime_end>2026-11-20</datetime_end>`))).toHaveLength(
      3,
    );
  });

  test('a call that was passed on: Transfer on the newest server, Hangup on the others', async () => {
    for (const [profile, word] of [
      ['issabel5', 'Transfer'],
      ['rev5', 'Hangup'],
    ] as const) {
      const console = await openConsole({ profile });
      await console.agentIn();
      await console.linked();
      await console.act('transfercall', '<extension>4321</extension>');
      console.clock.advance(100);
      expect(kinds(await console.ask(`<campaignlog>${INCOMING}</campaignlog>`))).toEqual(['OnQueue', 'Success', word]);
    }
  });

  test('is refused', async () => {
    for (const inside of [
      '',
      '<campaign_type>outgoing</campaign_type>',
      '<campaign_type>incoming</campaign_type>',
      '<campaign_type>x</campaign_type><campaign_id>1</campaign_id>',
      '<campaign_type>outgoing</campaign_type><queue>510</queue>',
    ]) {
      expect(await log(inside)).toBe(BAD_REQUEST);
    }
    expect(await log(`${INCOMING}<datetime_start>x</datetime_start>`)).toBe(bad('invalid start date'));
    expect(await log(`${INCOMING}<datetime_end>x</datetime_end>`)).toBe(bad('invalid end date'));
  });
});

describe('getagentactivitysummary', () => {
  test('tells of every active agent what was done, and when last', async () => {
    await desk.agentIn();
    await desk.linked();
    desk.clock.advance(10_000);
    await desk.act('hangup');
    desk.clock.advance(1000);
    await desk.act('pauseagent', '<pause_type>2</pause_type>');
    desk.clock.advance(2000);
    await desk.act('unpauseagent');
    const answer = await desk.ask('<getagentactivitysummary/>');
    expect(answer.match(/<agent>/g)).toHaveLength(SERVICE_CONFIG.agents.filter(({ active }) => active).length);
    expect(answer).toMatch(
      /<agentchannel>Agent\/9000<\/agentchannel><agentname>Ana N&#xFA;&#xF1;ez &amp; Co<\/agentname><logintime>\d+<\/logintime><callsummary><incoming><queue id="501"><sec_calls>1\d<\/sec_calls><num_calls>1<\/num_calls><\/queue><\/incoming><outgoing\/><\/callsummary><lastsessionstart>[-\d: ]+<\/lastsessionstart><lastpausestart>[-\d: ]+<\/lastpausestart><lastpauseend>[-\d: ]+<\/lastpauseend><\/agent>/,
    );
    expect(answer).toContain(
      '<agentname>Bruno &lt;Two&gt;</agentname><logintime>0</logintime><callsummary><incoming/><outgoing/></callsummary></agent>',
    );
  });

  test('of other days, and of days that are none', async () => {
    const ask = (inside: string): Promise<string> => desk.ask(`<getagentactivitysummary>${inside}</getagentactivitysummary>`);
    await desk.agentIn();
    expect(await ask('<datetime_start>2020-01-01</datetime_start><datetime_end>2020-01-02</datetime_end>')).not.toContain('lastsession');
    expect(await ask('<datetime_start>x</datetime_start>')).toBe(bad('invalid start date'));
    expect(await ask('<datetime_end>x</datetime_end>')).toBe(bad('invalid end date'));
  });
});
