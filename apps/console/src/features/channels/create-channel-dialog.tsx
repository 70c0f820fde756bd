/** Makes a channel. */
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useMayFunction } from "../../session/use-me.ts";
import { toFailure } from "../../ui/api-failure.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { FormActions } from "../../ui/form-actions.tsx";
import { SelectInput } from "../../ui/select-input.tsx";
import { SwitchInput } from "../../ui/switch-input.tsx";
import { TextInput } from "../../ui/text-input.tsx";

export function CreateChannelDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation("channels");
  const navigate = useNavigate();
  const may = useMayFunction();
  const workspaces = (eurekaApi.useWorkspaceListQuery({ limit: 200 }).data?.data ?? []).filter(({ id }) =>
    may("channel:create", { workspaceId: id }),
  );
  const [chosen, setChosen] = useState<string | null>(null);
  const [name, setName] = useState("");
  const [topic, setTopic] = useState("");
  const [isPrivate, setPrivate] = useState(false);
  const [create, { error, isLoading }] = eurekaApi.useChannelCreateMutation();
  const workspaceId = chosen ?? workspaces[0]?.id ?? "";
  const isComplete = name.trim() !== "" && workspaceId !== "";

  async function save(): Promise<void> {
    if (!isComplete) return;
    const input = {
      workspaceId,
      name,
      ...(topic && { topic }),
      kind: isPrivate ? ("private" as const) : ("public" as const),
    };
    await create(input)
      .unwrap()
      // The reason of a refusal stands in the form.
      .then(
        ({ id }) => navigate(`/channels/${id}`),
        () => undefined,
      );
  }

  return (
    <Dialog onClose={onClose} onSubmit={() => void save()} open title={t("channel.create")} width="medium">
      <Box sx={{ display: "grid", gap: 4, pb: 3 }}>
        <TextInput autoFocus label={t("channel.name")} maxLength={80} onChange={setName} required value={name} />
        <TextInput
          help={t("channel.topicHelp")}
          label={t("channel.topic")}
          maxLength={500}
          onChange={setTopic}
          value={topic}
        />
        {workspaces.length > 1 && (
          <SelectInput
            label={t("channel.workspace")}
            onChange={setChosen}
            options={workspaces.map((workspace) => ({ value: workspace.id, label: workspace.name }))}
            value={workspaceId}
          />
        )}
        <SwitchInput
          help={t("channel.privateHelp")}
          label={t("channel.private")}
          onChange={setPrivate}
          value={isPrivate}
        />
        <FormActions
          failure={error && toFailure(error)}
          isDirty={isComplete}
          isSaving={isLoading}
          onCancel={onClose}
          saveLabel={t("channel.create")}
        />
      </Box>
    </Dialog>
  );
}
