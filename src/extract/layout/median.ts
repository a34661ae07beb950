/** The middle of some numbers: of an even count the upper one, of none 0. */
export function median(values: readonly number[]): number {
  // Typed arrays sort numbers without a call for each pair.
  return new Float64Array(values).sort()[values.length >> 1] ?? 0
}
