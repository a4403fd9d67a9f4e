/** What is planned for later, as data: a restart takes it up where it was. A `ticket` that is no longer the present one makes a task void. */
import type { AgentLoginFailed } from '../events.js';
import type { CallKey } from '../model-calls.js';

interface OfLogin {
  readonly agent: string;
  readonly ticket: number;
}

interface OfCall {
  readonly call: CallKey;
  readonly ticket: number;
}

export type Task =
  | (OfLogin & { readonly kind: 'phoneAnswers' | 'loginDone' | 'loginGivenUp' | 'logoutDone' | 'inactive' })
  | (OfLogin & { readonly kind: 'loginFails'; readonly reason: AgentLoginFailed['reason'] })
  | { readonly kind: 'loginRefused'; readonly agent: string }
  | { readonly kind: 'route'; readonly due: number }
  | (OfCall & { readonly kind: 'ringAnswered'; readonly agent: string })
  | (OfCall & { readonly kind: 'ringTimeout'; readonly autoLogoff: boolean })
  | (OfCall & { readonly kind: 'callerGivesUp' | 'callerHangsUp' })
  | (OfCall & { readonly kind: 'heldProgress' | 'unheld' })
  | (OfCall & { readonly kind: 'hangUpDone' | 'transferDone' | 'consultationOver' | 'consultationDone' | 'transferRings' | 'transferOver' })
  | (OfCall & { readonly kind: 'unmute' })
  | (OfCall & { readonly kind: 'dialling' | 'remoteRings' | 'remoteAnswers' | 'remoteNoAnswer' | 'placingFails' })
  | { readonly kind: 'dial' }
  | { readonly kind: 'arrival'; readonly queue: string };
