/** Order keys: texts between any two of which there is always another one. */

const digits = "0123456789abcdefghijklmnopqrstuvwxyz";

/** A key above `low` and below `high` by code unit; "" is below every key, null above every key. Needs `low` < `high`. */
export function makeKeyBetween(low: string, high: string | null): string {
  let key = "";
  let ceiling = high;
  for (let index = 0; ; index++) {
    const lowDigit = index < low.length ? digits.indexOf(low.charAt(index)) : 0;
    const highDigit = ceiling === null ? digits.length : digits.indexOf(ceiling.charAt(index));
    if (highDigit - lowDigit > 1) return key + digits.charAt((lowDigit + highDigit) >> 1);
    key += digits.charAt(lowDigit);
    if (lowDigit < highDigit) ceiling = null; // the key is already below `high`, whatever follows
  }
}
