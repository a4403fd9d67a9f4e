/** Requests about the session itself, and about the server. */
import { success } from './agent-requests.js';
import { list, present, record } from './record.js';
import { request } from './request.js';
import { flag, text } from './scalars.js';

const nothing = record({});

export const getrequestlist = request('none', nothing, record({ requests: list('request', text) }));
/** The password may be its md5 in hexadecimal digits. */
export const login = request('none', record({ username: text, password: text }), record({ success: present, app_cookie: text }));
/** The server closes the connection after its answer. */
export const logout = request('none', nothing, success);
/** `any` lifts the filter. */
export const filterbyagent = request('session', record({ agent_number: text }), success);
export const callprogress = request('session', record({ enable: flag }), success);
/** The server writes its state to its own log. */
export const dumpstatus = request('session', nothing, success);
/** The server reads its list of agents again. */
export const refreshagents = request('session', nothing, success);
