import Box from "@mui/material/Box";
import type { FormEvent, ReactNode } from "react";
import { FormActions } from "../../../ui/form-actions.tsx";
import { useUnsavedGuard } from "../../../ui/use-unsaved-guard.ts";
import { ConflictNote } from "./conflict-note.tsx";
import type { Action } from "./use-action.ts";
import type { Edits } from "./use-edits.ts";

export interface EditFormProps<Values extends object> {
  readonly edits: Edits<Values>;
  readonly server: Values;
  readonly action: Action;
  /** Saves what was changed, if nobody saved since this version. */
  readonly onSave: (changed: Partial<Values>, ifMatch: number | undefined) => Promise<unknown>;
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

  async function save(ifMatch: number | undefined): Promise<void> {
    const saved = await action.run(() => onSave(edits.changed, ifMatch));
    if (saved) edits.reset();
  }
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (edits.isDirty && canSave) void save(edits.version);
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
