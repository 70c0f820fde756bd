import Box from "@mui/material/Box";
import { type FormEvent, type ReactNode, useEffect, useState } from "react";
import { FormActions } from "../../../ui/form-actions.tsx";
import { useUnsavedGuard } from "../../../ui/use-unsaved-guard.ts";
import { ConflictNote } from "./conflict-note.tsx";
import type { Action } from "./use-action.ts";
import type { Edits } from "./use-edits.ts";

export interface EditFormProps<Values extends object> {
  readonly edits: Edits<Values>;
  readonly server: Values;
  readonly action: Action;
  /** Saves what was changed, if nobody saved since this version; gives the version that it made. */
  readonly onSave: (changed: Partial<Values>, ifMatch: number | undefined) => Promise<{ version: number } | undefined>;
  /** How a field and its value are called where two versions are compared. */
  readonly describe: (field: keyof Values, value: Values[keyof Values]) => { label: string; text: string };
  /** Whether nothing can be changed: no buttons then. */
  readonly isReadOnly?: boolean;
  readonly canSave?: boolean;
  readonly children: ReactNode;
}

/** The form of a page: guarded against leaving, saved against the version that was seen, both versions shown when they part. */
export function EditForm<Values extends object>(props: EditFormProps<Values>) {
  const { edits, server, action, onSave, describe, isReadOnly = false, canSave = true, children } = props;
  useUnsavedGuard(edits.isDirty);
  const isConflict = action.failure?.status === 412;

  const [isAsked, setAsked] = useState(false);

  async function save(ifMatch: number | undefined): Promise<void> {
    const { changed } = edits;
    const saved = await action.run(() => onSave(changed, ifMatch));
    if (saved) edits.settle(changed, saved.result?.version);
  }
  // Asked while an earlier save is on its way, it follows that one: against the same version it would be a conflict.
  useEffect(() => {
    if (!isAsked || action.isBusy) return;
    setAsked(false);
    if (edits.isDirty && canSave) void save(edits.version);
  });
  function submit(event: FormEvent): void {
    event.preventDefault();
    setAsked(true);
  }
  const fields = (Object.keys(edits.changed) as (keyof Values)[]).map((field) => ({
    label: describe(field, server[field]).label,
    mine: describe(field, edits.values[field]).text,
    theirs: describe(field, server[field]).text,
  }));
  return (
    <Box component="form" noValidate onSubmit={submit} sx={{ display: "grid", gap: 5, maxWidth: 560 }}>
      {children}
      {isConflict && (
        <ConflictNote
          fields={fields}
          onKeepMine={() => void save(undefined)}
          onTakeTheirs={() => {
            edits.reset();
            action.clear();
          }}
        />
      )}
      {!isReadOnly && (
        <FormActions
          failure={isConflict ? null : action.failure}
          isDirty={edits.isDirty && canSave}
          isSaving={action.isBusy}
          {...(edits.isDirty && {
            onCancel: () => {
              edits.reset();
              action.clear();
            },
          })}
        />
      )}
    </Box>
  );
}
