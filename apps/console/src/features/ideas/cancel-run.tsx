import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useTranslation } from "react-i18next";
import { useMay } from "../../session/use-me.ts";
import { toFailure } from "../../ui/api-failure.ts";
import { useConfirm } from "../../ui/confirm-provider.tsx";
import { FailureNote } from "../../ui/failure-note.tsx";
import { Icon } from "../../ui/icon.tsx";
import type { IdeaRun } from "./types.ts";

export interface CancelRunProps {
  readonly run: IdeaRun;
}

/** Stops a run that goes on; asks first, because it ends without ideas. */
export function CancelRun({ run }: CancelRunProps) {
  const { t } = useTranslation("ideas");
  const confirm = useConfirm();
  const mayCancel = useMay("idea_run:cancel", { workspaceId: run.workspaceId });
  const [cancel, { error, isLoading }] = eurekaApi.useIdeaRunCancelMutation();
  const isOpen = run.state === "queued" || run.state === "running";
  if (!isOpen || !mayCancel) return null;

  async function ask(): Promise<void> {
    const isSure = await confirm({
      title: t("cancel.title"),
      detail: t("cancel.detail"),
      confirmLabel: t("cancel.confirm"),
      cancelLabel: t("cancel.keep"),
      isDangerous: true,
    });
    if (isSure) await cancel({ id: run.id });
  }

  return (
    <Box sx={{ display: "grid", gap: 2, justifyItems: "end" }}>
      <Button disabled={isLoading || run.cancelRequested} onClick={() => void ask()} startIcon={<Icon name="stop" />}>
        {t(run.cancelRequested ? "state.stopping" : "cancel.action")}
      </Button>
      {error && <FailureNote failure={toFailure(error)} />}
    </Box>
  );
}
