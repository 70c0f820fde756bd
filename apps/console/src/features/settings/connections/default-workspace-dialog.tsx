import type { Row } from "@eureka/sdk";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SelectInput } from "../../../ui/select-input.tsx";
import { FormDialog } from "../shared/form-dialog.tsx";
import { useAction } from "../shared/use-action.ts";
import type { Names } from "../shared/use-names.ts";

export interface DefaultWorkspaceDialogProps {
  readonly connection: Row<"connection.list">;
  readonly names: Names;
  readonly onClose: () => void;
}

/** Where the work of a connection's channels goes that are mapped nowhere. */
export function DefaultWorkspaceDialog({ connection, names, onClose }: DefaultWorkspaceDialogProps) {
  const { t } = useTranslation(["settings", "ui"]);
  const [workspaceId, setWorkspaceId] = useState(connection.defaultWorkspaceId ?? "none");
  const action = useAction();
  const [update] = eurekaApi.useConnectionUpdateMutation();
  async function submit(): Promise<void> {
    const defaultWorkspaceId = workspaceId === "none" ? null : workspaceId;
    const input = { id: connection.id, defaultWorkspaceId, ifMatch: connection.version };
    if (await action.run(() => update(input).unwrap())) onClose();
  }
  const teams = names.workspaces.filter(({ kind }) => kind === "team");
  return (
    <FormDialog
      action={action}
      canSubmit={workspaceId !== (connection.defaultWorkspaceId ?? "none")}
      isDirty={false}
      onClose={onClose}
      onSubmit={() => void submit()}
      submitLabel={t("ui:save")}
      title={t("connections.defaultTitle", { name: connection.title })}
    >
      <SelectInput
        help={t("connections.defaultHelp")}
        label={t("connections.workspace")}
        onChange={setWorkspaceId}
        options={[
          { value: "none", label: t("connections.none") },
          ...teams.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={workspaceId}
      />
    </FormDialog>
  );
}
