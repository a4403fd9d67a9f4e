/** Campaigns, their forms and the people they call. Dates are `yyyy-mm-dd`, times of day `hh:mm:ss`, both in the local zone. */

export type CampaignType = 'incoming' | 'outgoing';
export type CampaignStatus = 'active' | 'inactive' | 'finished';

/** A page that agents' screens open for a call; the template may hold placeholders such as `{__PHONE__}`. */
export interface CampaignUrl {
  readonly template: string;
  readonly description: string;
  readonly openType: 'window' | 'iframe' | 'jsonp';
}

interface CampaignBase {
  /** Unique within its type only. */
  readonly id: number;
  readonly name: string;
  readonly startDate: string;
  readonly endDate: string;
  /** When calls are made or taken, each day. A start after the end spans midnight. */
  readonly workStart: string;
  readonly workEnd: string;
  readonly queue: string;
  readonly status: CampaignStatus;
  readonly script: string;
  readonly urls: readonly CampaignUrl[];
  readonly forms: readonly number[];
}

export interface IncomingCampaign extends CampaignBase {
  readonly type: 'incoming';
}

export interface OutgoingCampaign extends CampaignBase {
  readonly type: 'outgoing';
  /** How often a number is tried in all. */
  readonly retries: number;
  /** Undefined: by the dialling plan. */
  readonly trunk: string | undefined;
  /** Context of the dialling plan that the calls start in. */
  readonly context: string;
  /** Most calls at a time; 0 for no limit. */
  readonly maxChannels: number;
}

export type Campaign = IncomingCampaign | OutgoingCampaign;

export type FieldType = 'TEXT' | 'TEXTAREA' | 'LIST' | 'DATE' | 'LABEL';

export interface Field {
  readonly id: number;
  readonly order: number;
  readonly label: string;
  readonly type: FieldType;
  /** Of lists only. */
  readonly options: readonly string[];
  readonly defaultValue: string | undefined;
}

export interface Form {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly active: boolean;
  readonly fields: readonly Field[];
}

export interface Attribute {
  readonly label: string;
  readonly value: string;
}

/** Somebody in the contact book, found by the number that calls. */
export interface Contact {
  readonly id: number;
  readonly firstName: string;
  readonly lastName: string;
  readonly phone: string;
  readonly nationalId: string;
  readonly source: string;
}

/** Which campaigns to list. Dates compare with the start date: from `from` on, before `before`. */
export interface CampaignFilter {
  readonly type?: CampaignType | undefined;
  readonly status?: CampaignStatus | undefined;
  /** Part of the name, in any case. */
  readonly name?: string | undefined;
  readonly from?: string | undefined;
  readonly before?: string | undefined;
}
