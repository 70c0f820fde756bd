import type { api } from "@eureka/sdk";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useMay } from "../../../session/use-me.ts";
import { useConfirm } from "../../../ui/confirm-provider.tsx";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { Section } from "../../../ui/section.tsx";
import { NameDialog } from "../shared/name-dialog.tsx";
import { useAction } from "../shared/use-action.ts";

/** Archiving, restoring and deleting a workspace. */
export function WorkspaceDanger({ workspace }: { readonly workspace: api.Workspace }) {
  const { t } = useTranslation("settings");
  const navigate = useNavigate();
  const confirm = useConfirm();
  const place = { workspaceId: workspace.id };
  const mayArchive = useMay("workspace:update", place);
  const mayDelete = useMay("workspace:delete", place);
  const organization = eurekaApi.useOrganizationGetQuery().data;
  const archiving = useAction();
  const deleting = useAction();
  const [isDeleting, setDeleting] = useState(false);
  const [archive] = eurekaApi.useWorkspaceArchiveMutation();
  const [restore] = eurekaApi.useWorkspaceRestoreMutation();
  const [remove] = eurekaApi.useWorkspaceDeleteMutation();
  const { id, name } = workspace;
  if (!mayArchive && !mayDelete) return null;

  const hint =
    workspace.kind === "personal"
      ? t("workspaces.personalHint")
      : organization?.defaultWorkspaceId === id
        ? t("workspaces.defaultHint")
        : null;
  const title = t("workspaces.danger");
  if (hint !== null) {
    return (
      <Section title={title}>
        <Typography color="textSecondary" variant="body2">
          {hint}
        </Typography>
      </Section>
    );
  }

  async function askToArchive(): Promise<void> {
    const question = {
      title: t("workspaces.archiveTitle", { name }),
      detail: t("workspaces.archiveDetail"),
      confirmLabel: t("workspaces.archive"),
    };
    if (await confirm(question)) await archiving.run(() => archive({ id }).unwrap());
  }
  async function deleteIt(): Promise<void> {
    const done = await deleting.run(() => remove({ id, confirmName: name }).unwrap());
    if (done) void navigate("/settings/workspaces");
  }
  return (
    <Section hint={t("workspaces.dangerHint")} title={title}>
      <Box sx={{ display: "grid", gap: 3 }}>
        <FailureNote failure={archiving.failure} />
        <Box sx={{ display: "flex", flexWrap: "wrap", gap: 2 }}>
          {mayArchive && workspace.archivedAt === null && (
            <Button onClick={() => void askToArchive()}>{t("workspaces.archive")}</Button>
          )}
          {mayArchive && workspace.archivedAt !== null && (
            <Button onClick={() => void archiving.run(() => restore({ id }).unwrap())}>
              {t("workspaces.restore")}
            </Button>
          )}
          {mayDelete && (
            <Button color="error" onClick={() => setDeleting(true)}>
              {t("workspaces.delete")}
            </Button>
          )}
        </Box>
      </Box>
      {isDeleting && (
        <NameDialog
          action={deleting}
          confirmLabel={t("workspaces.delete")}
          detail={t("workspaces.deleteDetail")}
          name={name}
          onClose={() => setDeleting(false)}
          onConfirm={() => void deleteIt()}
          title={t("workspaces.deleteTitle", { name })}
        />
      )}
    </Section>
  );
}
