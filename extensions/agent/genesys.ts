/** `_genesys`: the read-only object model that Orchestration Server gives to its strategies, as far as agents need it. */
import type { DataValue, SessionInfo } from 'statewire';

/**
 * `_genesys.ixn.mediaType`. Numbers are T-Library's; the media types without a published number are their own names.
 * TMediaVoice is 0, so it is false in a condition: compare it with `===`.
 */
export const MEDIA_TYPE = {
  TMediaVoice: 0,
  TMediaVoIP: 1,
  TMediaEMail: 2,
  TMediaVMail: 3,
  TMediaSMail: 4,
  TMediaChat: 5,
  TMediaVideo: 6,
  TMediaCobrowsing: 7,
  TMediaWhiteboard: 8,
  TMediaAppSharing: 9,
  TMediaWebform: 10,
  TMediaWorkItem: 11,
  TMediaCallback: 'TMediaCallback',
  TMediaFax: 'TMediaFax',
  TMediaIMChat: 'TMediaIMChat',
  TMediaBusinessEvent: 'TMediaBusinessEvent',
  TMediaAlert: 'TMediaAlert',
  TMediaSMS: 'TMediaSMS',
  TMediaNativeSMS: 'TMediaNativeSMS',
  TMediaOutboundPreview: 'TMediaOutboundPreview',
  TMediaOpenMedia: 'TMediaOpenMedia',
  TMediaCustom0: 100,
} as const;

/** `_genesys.resource.resourceType`. */
const RESOURCE_TYPE = {
  CFGNoDN: 0,
  CFGExtension: 1,
  CFGACDPosition: 2,
  CFGACDQueue: 3,
  CFGRoutingPoint: 4,
  CFGVirtACDQueue: 5,
} as const;

/** What `_genesys.session` tells about the runtime. */
export interface ServerInfo {
  /** Configured name of this server; default `statewire`. */
  readonly name?: string;
  /** Configured name of its cluster; default the server's name. */
  readonly cluster?: string;
  /** URL of its interface for other programs; undefined without one. */
  readonly url?: string;
}

/** Makes the value of `_genesys` in a session. */
export function genesys(server: ServerInfo = {}, tenant = 'Environment'): (session: SessionInfo) => DataValue {
  const { name = 'statewire', cluster = name, url } = server;
  return ({ id }) => ({
    session: { id, server: { name, cluster, url }, tenant },
    ixn: { mediaType: MEDIA_TYPE, media: { type: MEDIA_TYPE }, interactions: [] },
    resource: { resourceType: RESOURCE_TYPE },
    agent: {},
  });
}
