/** The middle of the values; of an even number of them the upper one of the two in the middle. */
export function median(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}
