import { eurekaApi } from "@eureka/sdk/rtk-query";
import { useTranslation } from "react-i18next";
import { TextInput } from "../../../ui/text-input.tsx";
import { ConflictNote } from "../shared/conflict-note.tsx";
import { FormDialog } from "../shared/form-dialog.tsx";
import { useAction } from "../shared/use-action.ts";
import { useEdits } from "../shared/use-edits.ts";
import type { Names } from "../shared/use-names.ts";
import type { Connection } from "./connection-types.ts";
import { WorkspaceSelect } from "./workspace-select.tsx";

export interface EditConnectionProps {
  readonly connection: Connection;
  readonly names: Names;
  readonly onClose: () => void;
}

/** How a connection is called, and where the work of its channels goes that are mapped nowhere. */
export function EditConnection({ connection, names, onClose }: EditConnectionProps) {
  const { t } = useTranslation(["settings", "ui"]);
  const { id, title, defaultWorkspaceId, version } = connection;
  const server = { title, defaultWorkspaceId };
  const edits = useEdits(server, version);
  const action = useAction();
  const [update] = eurekaApi.useConnectionUpdateMutation();
  const { values, changed } = edits;
  const isConflict = action.failure?.status === 412;
  const nameOf = (workspaceId: string | null) => names.workspace(workspaceId) || t("connections.none");

  async function save(ifMatch: number | undefined): Promise<void> {
    const input = { id, ...changed, ...(ifMatch !== undefined && { ifMatch }) };
    if (await action.run(() => update(input).unwrap())) onClose();
  }
  return (
    <FormDialog
      action={isConflict ? { ...action, failure: null } : action}
      canSubmit={edits.isDirty && values.title.trim() !== ""}
      isDirty={edits.isDirty}
      onClose={onClose}
      onSubmit={() => void save(edits.version)}
      submitLabel={t("ui:save")}
      title={t("connections.editTitle", { name: title })}
    >
      <TextInput
        label={t("connections.name")}
        maxLength={200}
        onChange={(text) => edits.set("title", text)}
        required
        value={values.title}
      />
      <WorkspaceSelect
        names={names}
        onChange={(workspaceId) => edits.set("defaultWorkspaceId", workspaceId)}
        value={values.defaultWorkspaceId}
      />
      {isConflict && (
        <ConflictNote
          fields={[
            ...("title" in changed ? [{ label: t("connections.name"), mine: values.title, theirs: title }] : []),
            ...("defaultWorkspaceId" in changed
              ? [
                  {
                    label: t("connections.workspace"),
                    mine: nameOf(values.defaultWorkspaceId),
                    theirs: nameOf(defaultWorkspaceId),
                  },
                ]
              : []),
          ]}
          onKeepMine={() => void save(undefined)}
          onTakeTheirs={() => {
            edits.reset();
            action.clear();
          }}
        />
      )}
    </FormDialog>
  );
}
