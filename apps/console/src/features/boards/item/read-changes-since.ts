/** Who changed what since, as the refusal of an undo says it. Pure. */
import type { ApiFailure } from "../../../ui/api-failure.ts";

export interface ChangeSince {
  readonly field: string;
  readonly name: string;
  readonly at: string | null;
}

const shape = /^was changed by (.+) at (\S+)$/;

/** Empty for any other refusal. */
export function readChangesSince({ errors }: Pick<ApiFailure, "errors">): ChangeSince[] {
  return errors
    .filter(({ code }) => code === "changed_since")
    .map(({ path, message }) => {
      const [, name = "", at = null] = shape.exec(message) ?? [];
      return { field: path, name, at };
    });
}
