/** Builds the parameters of a statement that is put together from filters. */
export interface Parameters {
  readonly values: unknown[];
  /** Adds a value and gives its placeholder. */
  bind(value: unknown): string;
}

export function createParameters(...first: unknown[]): Parameters {
  const values = [...first];
  return {
    values,
    bind(value) {
      values.push(value);
      return `$${values.length}`;
    },
  };
}
