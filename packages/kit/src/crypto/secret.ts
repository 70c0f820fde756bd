import { inspect } from "node:util";

const printed = "[secret]";

/** A text that must not be shown: it prints as `[secret]` in strings, JSON, logs and the inspector. Only `reveal()` gives it out. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The text itself, for the one call that needs it. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return printed;
  }

  toJSON(): string {
    return printed;
  }

  [inspect.custom](): string {
    return printed;
  }
}
