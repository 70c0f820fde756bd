import { useCallback, useState } from "react";

export interface Edits<Values extends object> {
  /** What stands in the form: what was typed, and the server's value elsewhere. */
  readonly values: Values;
  /** Only the fields that differ from what the server has. */
  readonly changed: Partial<Values>;
  readonly isDirty: boolean;
  /** The version that the editing began with, for If-Match. */
  readonly version: number | undefined;
  readonly set: <Field extends keyof Values>(field: Field, value: Values[Field]) => void;
  /** Forgets what was typed: it was saved, or it is given up. */
  readonly reset: () => void;
  /** Goes on with what was typed, on top of what somebody else saved meanwhile. */
  readonly rebase: () => void;
}

/** A form over something that others may change too: fields that were not touched follow the server. */
export function useEdits<Values extends object>(server: Values, version?: number): Edits<Values> {
  const [typed, setTyped] = useState<Partial<Values>>({});
  const [startedAt, setStartedAt] = useState<number | undefined>(undefined);
  const changed = Object.fromEntries(
    Object.entries(typed).filter(([field, value]) => !isSame(value, server[field as keyof Values])),
  ) as Partial<Values>;
  const isDirty = Object.keys(changed).length > 0;
  const set = useCallback(
    <Field extends keyof Values>(field: Field, value: Values[Field]) => {
      setTyped((before) => ({ ...before, [field]: value }));
      setStartedAt((before) => before ?? version);
    },
    [version],
  );
  const reset = useCallback(() => {
    setTyped({});
    setStartedAt(undefined);
  }, []);
  const rebase = useCallback(() => setStartedAt(version), [version]);
  return { values: { ...server, ...typed }, changed, isDirty, version: startedAt ?? version, set, reset, rebase };
}

function isSame(left: unknown, right: unknown): boolean {
  return left === right || JSON.stringify(left) === JSON.stringify(right);
}
