import { describe, expect, test } from '@jest/globals';
import { AGENT_NAMESPACES, agent } from 'statewire/agent';
import { simulatedTServer } from 'statewire/telephony';

interface Genesys {
  readonly session: { readonly id: string; readonly server: Record<string, unknown>; readonly tenant: string };
  readonly ixn: { readonly mediaType: Record<string, unknown>; readonly media: { readonly type: unknown }; readonly interactions: unknown };
  readonly resource: { readonly resourceType: Record<string, unknown> };
  readonly agent: unknown;
}

function genesys(options = {}): Genesys {
  const extension = agent({ adapter: simulatedTServer().adapter(), ...options });
  return extension.globals?.['_genesys']?.({ id: 'S1', name: 'chart' }) as unknown as Genesys;
}

describe('_genesys', () => {
  test('ixn.mediaType.TMediaVoice is 0', () => {
    expect(genesys().ixn.mediaType['TMediaVoice']).toBe(0);
  });

  test('ixn.mediaType has every name once, with the numbers of T-Library', () => {
    const { mediaType } = genesys().ixn;
    expect(mediaType).toMatchObject({
      TMediaVoIP: 1,
      TMediaEMail: 2,
      TMediaChat: 5,
      TMediaVideo: 6,
      TMediaWebform: 10,
      TMediaWorkItem: 11,
      TMediaCustom0: 100,
    });
    expect(Object.keys(mediaType)).toHaveLength(22);
    expect(new Set(Object.values(mediaType)).size).toBe(22);
  });

  test('ixn.media.type, the spelling of the manual, is an alias of ixn.mediaType', () => {
    expect(genesys().ixn.media.type).toEqual(genesys().ixn.mediaType);
  });

  test('session has the id of the session, the server and the tenant', () => {
    expect(genesys().session).toEqual({
      id: 'S1',
      server: { name: 'statewire', cluster: 'statewire', url: undefined },
      tenant: 'Environment',
    });
    const { session } = genesys({ server: { name: 'ors1', cluster: 'ors', url: 'http://ors1:8080' }, tenant: 'Sales' });
    expect(session).toEqual({ id: 'S1', server: { name: 'ors1', cluster: 'ors', url: 'http://ors1:8080' }, tenant: 'Sales' });
  });

  test('resource.resourceType has the types of DNs', () => {
    expect(genesys().resource.resourceType).toMatchObject({
      CFGNoDN: 0,
      CFGExtension: 1,
      CFGACDPosition: 2,
      CFGACDQueue: 3,
      CFGRoutingPoint: 4,
    });
  });

  test('agent is an empty root, and there are no interactions', () => {
    expect(genesys().agent).toEqual({});
    expect(genesys().ixn.interactions).toEqual([]);
  });
});

test('the namespace of the actions is taken with and without http://', () => {
  expect(AGENT_NAMESPACES).toEqual(['www.genesyslab.com/modules/agent', 'http://www.genesyslab.com/modules/agent']);
  expect(agent({ adapter: simulatedTServer().adapter() }).namespaces).toEqual(AGENT_NAMESPACES);
});
