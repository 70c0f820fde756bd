/** The answers at the first start cannot be used; the message says why. */
export class FirstRunError extends Error {}
