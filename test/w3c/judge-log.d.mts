export interface LogOracle {
  readonly mustLog?: readonly string[];
  readonly mustNotLog?: readonly string[];
  readonly pairedLog?: readonly string[];
  readonly mustLogIf?: readonly (readonly [string, string])[];
}
export function judgeLog(logs: readonly string[], oracle: LogOracle): string | undefined;
