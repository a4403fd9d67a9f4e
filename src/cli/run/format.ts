import { type DataValue, XmlData } from '../../event.js';
import { printable } from '../output.js';

/** `+1.500s`; from a minute on `+2:01.500`, from an hour on `+8:00:00.000`. @param ms since the start */
export function formatTime(ms: number): string {
  const seconds = (ms % 60_000) / 1000;
  const minutes = Math.floor(ms / 60_000);
  if (minutes === 0) return `+${seconds.toFixed(3)}s`;
  const two = (n: number): string => `${n}`.padStart(2, '0');
  const hours = Math.floor(minutes / 60);
  return `+${hours > 0 ? `${hours}:${two(minutes % 60)}` : minutes}:${seconds.toFixed(3).padStart(6, '0')}`;
}

/** `200ms`, `1.5s`, `2m`, `7h50m`. */
export function formatDelay(ms: number): string {
  if (ms < 1000) return `${ms}ms`;
  const seconds = (ms % 60_000) / 1000;
  const minutes = Math.floor(ms / 60_000);
  const parts = [
    [Math.floor(minutes / 60), 'h'],
    [minutes % 60, 'm'],
    [seconds, 's'],
  ] as const;
  return parts.map(([value, unit]) => (value > 0 ? `${value}${unit}` : '')).join('');
}

/** Data as compact JSON, XML as it is, on one line. @param longest characters, the rest is cut */
export function formatData(value: DataValue, longest = Number.POSITIVE_INFINITY): string {
  const text = printable(value instanceof XmlData ? value.xml : (JSON.stringify(value) ?? 'undefined'));
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

/** The same with a leading gap; nothing for no data. */
export function dataSuffix(value: DataValue, longest: number): string {
  return value === undefined ? '' : `  ${formatData(value, longest)}`;
}
