/** The first workspace gets a name of its own. */
import { eurekaApi, isApiFailure } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../../../session/use-me.ts";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { TextInput } from "../../../ui/text-input.tsx";

export function WorkspaceStep({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation("welcome");
  const me = useMe();
  const { data: workspace } = eurekaApi.useWorkspaceGetQuery(
    { id: me?.organization.defaultWorkspaceId ?? "" },
    { skip: !me?.organization.defaultWorkspaceId },
  );
  const [name, setName] = useState<string | null>(null);
  const [update, { error, isLoading }] = eurekaApi.useWorkspaceUpdateMutation();
  const shown = name ?? workspace?.name ?? "";

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!workspace) return;
    if (shown === workspace.name || !("error" in (await update({ id: workspace.id, name: shown })))) onDone();
  }

  return (
    <Box component="form" onSubmit={save} sx={{ display: "grid", gap: 3, justifyItems: "start" }}>
      {isApiFailure(error) && <FailureNote failure={error} />}
      <TextInput label={t("steps.workspaceName")} value={shown} onChange={setName} required maxLength={200} />
      <Button type="submit" variant="contained" disabled={isLoading || shown.trim() === ""}>
        {t("steps.rename")}
      </Button>
    </Box>
  );
}
