/** A new board in one of the workspaces where I may make one. */

import type { Row } from "@eureka/sdk";
import { type ApiFailure, eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { toFailure } from "../../ui/api-failure.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { FormActions } from "../../ui/form-actions.tsx";
import { SelectInput } from "../../ui/select-input.tsx";
import { TextInput } from "../../ui/text-input.tsx";

interface CreateBoardDialogProps {
  readonly workspaces: readonly Row<"workspace.list">[];
  readonly onClose: () => void;
}

export function CreateBoardDialog({ workspaces, onClose }: CreateBoardDialogProps) {
  const { t } = useTranslation("boards");
  const navigate = useNavigate();
  const [create, { isLoading }] = eurekaApi.useBoardCreateMutation();
  const [name, setName] = useState("");
  const [workspaceId, setWorkspaceId] = useState(
    (workspaces.find(({ kind }) => kind === "team") ?? workspaces[0])?.id ?? "",
  );
  const [failure, setFailure] = useState<ApiFailure | null>(null);

  async function save(): Promise<void> {
    if (name.trim() === "") return;
    setFailure(null);
    try {
      const board = await create({ name: name.trim(), workspaceId }).unwrap();
      await navigate(`/boards/${board.id}`);
    } catch (error) {
      setFailure(toFailure(error));
    }
  }

  return (
    <Dialog onClose={onClose} onSubmit={() => void save()} open title={t("boards.create")}>
      <Box sx={{ display: "grid", gap: 4, pb: 4, pt: 1 }}>
        <TextInput
          autoFocus
          help={t("boards.nameHelp")}
          label={t("board.name")}
          maxLength={200}
          onChange={setName}
          required
          value={name}
        />
        <SelectInput
          label={t("boards.workspace")}
          onChange={setWorkspaceId}
          options={workspaces.map(({ id, name: label }) => ({ value: id, label }))}
          value={workspaceId}
        />
        <FormActions
          failure={failure}
          isDirty={name.trim() !== ""}
          isSaving={isLoading}
          onCancel={onClose}
          saveLabel={t("boards.create")}
        />
      </Box>
    </Dialog>
  );
}
