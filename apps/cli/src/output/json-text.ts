/** Controls that JSON leaves as they are, and marks that turn the direction of writing around. */
const unsafe = /[\u007f-\u009f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** A value as JSON that is safe to show on a terminal; a program reads exactly the same value from it. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value ?? null, null, 2);
  return `${text.replace(unsafe, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`)}\n`;
}
