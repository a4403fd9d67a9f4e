/** A small call centre with one of everything, in which nothing happens by itself. */
import type { CallCenterConfig, ConfiguredAgent, ConfiguredPhone } from '../../src/callcenter/config/config.js';
import type { PoolOptions } from '../../src/callcenter/model-agents.js';

const POOL: PoolOptions = { musicOnHold: undefined, ackCall: false, autoLogoff: 0, wrapUpTime: 0, fullName: undefined };

function agent(number: string, name: string, more: Partial<ConfiguredAgent> = {}): ConfiguredAgent {
  const type = number.split('/')[0] as ConfiguredAgent['type'];
  const pool = type === 'Agent' ? POOL : undefined;
  return { number, type, name, active: true, secret: 'secret', queues: ['501', '510'], pool, startsOn: undefined, ...more };
}

function phone(number: string, more: Partial<ConfiguredPhone> = {}): ConfiguredPhone {
  return { number, technology: 'SIP', behaviour: 'answers', registered: true, ...more };
}

const DAYS = { startDate: '2020-01-01', endDate: '2039-12-31', workStart: '00:00:00', workEnd: '23:59:59' } as const;
const CRM = { template: 'http://crm.invalid/?p={__PHONE__}&a={__AGENT_NUMBER__}', description: 'CRM', openType: 'window' } as const;

/** The same, and the dialler makes the call of the outgoing campaign 3. */
export const DIALLING_CONFIG = (): CallCenterConfig => ({
  ...SERVICE_CONFIG,
  campaigns: SERVICE_CONFIG.campaigns.map((one) => (one.type === 'outgoing' && one.id === 3 ? { ...one, status: 'active' } : one)),
});

export const SERVICE_CONFIG: CallCenterConfig = {
  timing: {
    ...{ answer: 400, login: 450, callbackLogin: 40, noAnswer: 1200, earlyHangUp: 500, stuckLogin: 300_000, logout: 40, loginCancel: 60 },
    ...{ queueSearch: 900, ring: 120, acknowledge: 500, hangUp: 70, hold: 40, unhold: 300, transfer: 40, transferRing: 250 },
    ...{ consultation: 800, afterConsultation: 800, afterTransfer: 2000, place: 100, dial: 100, remoteAnswer: 1000, remoteNoAnswer: 5000 },
    ...{ dialler: 1000, retry: 60_000 },
  },
  agents: [
    agent('Agent/9000', 'Ana Núñez & Co'),
    agent('Agent/9001', 'Bruno <Two>'),
    agent('Agent/9002', 'Inactive', { active: false }),
    agent('SIP/201', 'Callback Carla', { queues: ['501', '502'] }),
    agent('PJSIP/202', 'Callback Pia', { queues: ['502'] }),
    agent('IAX2/203', 'Callback Ines', { queues: ['502'] }),
    agent('Agent/9003', 'No ECCP password', { secret: undefined }),
  ],
  phones: [
    ...['101', '102', '201'].map((number) => phone(number)),
    phone('103', { technology: 'PJSIP' }),
    phone('202', { technology: 'PJSIP' }),
    phone('203', { technology: 'IAX2' }),
    phone('107', { behaviour: 'refuses' }),
    phone('108', { behaviour: 'hangsUp' }),
    phone('109', { behaviour: 'noAnswer' }),
    phone('110', { registered: false }),
  ],
  breaks: [
    { id: 1, name: 'Hold', description: '', active: true, class: 'hold' },
    { id: 2, name: 'Baño', description: 'Para ir al baño', active: true, class: 'break' },
    { id: 3, name: 'Almuerzo', description: 'Comida & descanso', active: true, class: 'break' },
    { id: 4, name: 'Vieja', description: 'Inactive one', active: false, class: 'break' },
  ],
  queues: ['501', '502', '503', '510'].map((number) => ({
    number,
    name: `q${number}`,
    strategy: 'linear',
    ringTimeout: 15_000,
    retry: 1000,
  })),
  incomingQueues: [
    { id: 1, queue: '501', active: true, script: '<p>Hola &amp; bienvenido</p>' },
    { id: 2, queue: '502', active: true, script: 'Sin campaña' },
    { id: 3, queue: '503', active: false, script: '' },
  ],
  campaigns: [
    {
      ...{ type: 'incoming', id: 1, name: 'Entrante uno', ...DAYS, queue: '501', status: 'active' },
      ...{ script: '<b>Guión</b> entrante', urls: [CRM], forms: [1], calls: [] },
    },
    {
      ...{ type: 'outgoing', id: 1, name: 'Saliente & Co', ...DAYS, queue: '510', status: 'inactive', script: 'Guión saliente' },
      ...{ urls: [CRM], forms: [1], retries: 5, trunk: 'SIP/trunk1', context: 'from-internal', maxChannels: 4 },
      calls: [
        {
          phone: '5551001',
          attributes: [
            { label: 'Nombre', value: 'Zoila & hijos' },
            { label: 'Ciudad', value: 'Quito' },
          ],
          outcome: 'answers',
        },
        { phone: '5551002', attributes: [], outcome: 'answers' },
      ],
    },
    {
      ...{ type: 'outgoing', id: 2, name: 'Terminada', ...DAYS, endDate: '2020-02-01', queue: '510', status: 'finished' },
      ...{ script: 'x', urls: [], forms: [], retries: 3, trunk: undefined, context: 'from-internal', maxChannels: 0, calls: [] },
    },
    {
      ...{
        type: 'outgoing',
        id: 3,
        name: 'En marcha',
        ...DAYS,
        workStart: '08:00:00',
        workEnd: '20:00:00',
        queue: '510',
        status: 'inactive',
      },
      ...{ script: '', urls: [], forms: [1], retries: 2, trunk: 'SIP/trunk1', context: 'from-internal', maxChannels: 1 },
      calls: [{ phone: '5553001', attributes: [{ label: 'Nombre', value: 'Raúl' }], outcome: 'answers' }],
    },
  ],
  forms: [
    {
      ...{ id: 1, name: 'Encuesta', description: 'Formulario de encuesta', active: true },
      fields: [
        { id: 1, order: 1, label: 'Texto', type: 'TEXT', options: [], defaultValue: undefined },
        { id: 2, order: 2, label: 'Lista', type: 'LIST', options: ['rojo', 'verde & azul', 'gris'], defaultValue: undefined },
        { id: 3, order: 3, label: 'Fecha', type: 'DATE', options: [], defaultValue: undefined },
        { id: 4, order: 4, label: 'Notas', type: 'TEXTAREA', options: [], defaultValue: 'valor inicial' },
        { id: 5, order: 5, label: 'Título', type: 'LABEL', options: [], defaultValue: undefined },
      ],
    },
  ],
  contacts: [
    { id: 1, firstName: 'María', lastName: 'Pérez', phone: '5550100', nationalId: '0999', source: 'crm' },
    { id: 2, firstName: 'Mario', lastName: 'Pérez', phone: '5550100', nationalId: '0998', source: 'crm' },
    { id: 3, firstName: 'Solo', lastName: 'Uno', phone: '5550200', nationalId: '0997', source: 'crm' },
  ],
  trunks: ['SIP/trunk1'],
  routes: [],
  traffic: { seed: 1, arrivals: [], patience: 60_000, talk: 360_000_000, answerRate: 1, failureRate: 0, knownCallers: 0 },
  shortCall: 10_000,
  pacing: 1,
  variables: { AAA: 'xxx & <yyy>', FROM_DID: '2345678' },
};
