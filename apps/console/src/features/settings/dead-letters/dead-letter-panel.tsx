import type { Row } from "@eureka/sdk";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useTranslation } from "react-i18next";
import { useConfirm } from "../../../ui/confirm-provider.tsx";
import { CopyButton } from "../../../ui/copy-button.tsx";
import { Facts } from "../../../ui/facts.tsx";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { RelativeTime } from "../../../ui/relative-time.tsx";
import { Section } from "../../../ui/section.tsx";
import { SidePanel } from "../../../ui/side-panel.tsx";
import { Mono } from "../shared/mono.tsx";
import { useAction } from "../shared/use-action.ts";

export interface DeadLetterPanelProps {
  readonly job: Row<"job.list">;
  readonly mayReplay: boolean;
  readonly onClose: () => void;
}

/** One dead job: why it was given up, what it works on, and what to do with it. */
export function DeadLetterPanel({ job, mayReplay, onClose }: DeadLetterPanelProps) {
  const { t } = useTranslation("settings");
  const confirm = useConfirm();
  const action = useAction();
  const [replay] = eurekaApi.useJobReplayMutation();
  const [discard] = eurekaApi.useJobDiscardMutation();
  const { id, name, payload, lastError, attempts, createdAt, diedAt, orderingKey } = job;
  const payloadText = JSON.stringify(payload, null, 2);

  async function replayIt(): Promise<void> {
    if (await action.run(() => replay({ id }).unwrap())) onClose();
  }
  async function askToDiscard(): Promise<void> {
    const question = {
      title: t("deadLetters.discardTitle", { name }),
      detail: t("deadLetters.discardDetail"),
      confirmLabel: t("deadLetters.discard"),
      isDangerous: true,
    };
    if ((await confirm(question)) && (await action.run(() => discard({ id }).unwrap()))) onClose();
  }
  return (
    <SidePanel onClose={onClose} title={name}>
      <Box sx={{ mb: 8 }}>
        <Facts
          facts={[
            { label: t("deadLetters.attempts"), value: attempts },
            { label: t("deadLetters.created"), value: <RelativeTime at={createdAt} /> },
            { label: t("deadLetters.died"), value: <RelativeTime at={diedAt} /> },
            { label: t("deadLetters.orderingKey"), value: orderingKey && <code>{orderingKey}</code> },
          ]}
        />
      </Box>
      <Section
        actions={lastError && <CopyButton label={t("deadLetters.copyError")} text={lastError} />}
        title={t("deadLetters.reason")}
      >
        <Mono label={t("deadLetters.reason")} text={lastError ?? t("deadLetters.noReason")} />
      </Section>
      <Section
        actions={<CopyButton label={t("deadLetters.copyPayload")} text={payloadText} />}
        title={t("deadLetters.payload")}
      >
        <Mono label={t("deadLetters.payload")} text={payloadText} />
      </Section>
      <Box sx={{ display: "grid", gap: 3 }}>
        <FailureNote failure={action.failure} />
        {mayReplay && (
          <Box sx={{ display: "flex", gap: 2 }}>
            <Button color="primary" disabled={action.isBusy} onClick={() => void replayIt()} variant="contained">
              {t("deadLetters.replay")}
            </Button>
            <Button color="error" disabled={action.isBusy} onClick={() => void askToDiscard()}>
              {t("deadLetters.discard")}
            </Button>
          </Box>
        )}
      </Box>
    </SidePanel>
  );
}
