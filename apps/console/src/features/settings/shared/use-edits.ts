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
  /** Forgets what was typed. */
  readonly reset: () => void;
  /** Forgets what was saved as this version; what was typed while it was being saved stands, on top of it. */
  readonly settle: (saved: Partial<Values>, version: number | undefined) => void;
}

interface State<Values> {
  readonly typed: Partial<Values>;
  readonly startedAt: number | undefined;
  /** The version that our own last save made: the server's answer to reading may be older for a moment. */
  readonly ownVersion: number;
}

/** A form over something that others may change too: fields that were not touched follow the server. */
export function useEdits<Values extends object>(server: Values, version?: number): Edits<Values> {
  const [{ typed, startedAt, ownVersion }, setState] = useState<State<Values>>(untouched);
  const changed = keep(typed, (field, value) => !isSame(value, server[field]));
  const isDirty = Object.keys(changed).length > 0;
  const latest = version === undefined ? undefined : Math.max(version, ownVersion);
  const set = useCallback(
    <Field extends keyof Values>(field: Field, value: Values[Field]) =>
      setState((before) => ({
        ...before,
        typed: { ...before.typed, [field]: value },
        startedAt: before.startedAt ?? latest,
      })),
    [latest],
  );
  const reset = useCallback(() => setState((before) => ({ ...untouched, ownVersion: before.ownVersion })), []);
  const settle = useCallback(
    (saved: Partial<Values>, made: number | undefined) =>
      setState((before) => {
        const left = keep(before.typed, (field, value) => !(field in saved && isSame(value, saved[field])));
        const own = Math.max(before.ownVersion, made ?? 0);
        return { typed: left, startedAt: Object.keys(left).length > 0 ? made : undefined, ownVersion: own };
      }),
    [],
  );
  return { values: { ...server, ...typed }, changed, isDirty, version: startedAt ?? latest, set, reset, settle };
}

const untouched = { typed: {}, startedAt: undefined, ownVersion: 0 };

function keep<Values extends object>(
  values: Partial<Values>,
  isKept: (field: keyof Values, value: Values[keyof Values]) => boolean,
): Partial<Values> {
  const entries = Object.entries(values) as [keyof Values, Values[keyof Values]][];
  return Object.fromEntries(entries.filter(([field, value]) => isKept(field, value))) as Partial<Values>;
}

function isSame(left: unknown, right: unknown): boolean {
  return left === right || JSON.stringify(left) === JSON.stringify(right);
}
