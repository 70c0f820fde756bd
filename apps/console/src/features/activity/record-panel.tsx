import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Facts } from "../../ui/facts.tsx";
import { Section } from "../../ui/section.tsx";
import { SidePanel } from "../../ui/side-panel.tsx";
import { ChangeList } from "./change-list.tsx";
import { type AuditRecord, happeningOfRecord } from "./happening.ts";
import { Sentence, Target } from "./sentence.tsx";
import type { ActivityNames } from "./use-activity-names.ts";

export interface RecordPanelProps {
  readonly record: AuditRecord;
  readonly names: ActivityNames;
  readonly onClose: () => void;
}

/** One audit record in full: what changed, from where, and its place in the chain. */
export function RecordPanel({ record, names, onClose }: RecordPanelProps) {
  const { t, i18n } = useTranslation("activity");
  const happening = happeningOfRecord(record);
  const { onBehalfOf, target, workspaceId, surface, personal, repetitions, sequence, hash } = record;
  const when = new Intl.DateTimeFormat(i18n.language, { dateStyle: "full", timeStyle: "long" });
  const surfaceKey = `surfaces.${surface}`;
  const summary = names.operation(record.operation);
  return (
    <SidePanel onClose={onClose} title={t("details.title")}>
      <Box sx={{ mb: 5, fontSize: "1rem" }}>
        <Sentence happening={happening} names={names} />
      </Box>
      <Section title={t("details.changes")}>
        <ChangeList changes={record.changes} names={names} />
      </Section>
      <Facts
        facts={[
          { label: t("details.when"), value: when.format(new Date(record.occurredAt)) },
          { label: t("details.result"), value: t(`results.${record.result}`) },
          { label: t("details.reason"), value: record.reason },
          { label: t("details.for"), value: onBehalfOf && (names.member(onBehalfOf) ?? t("actors.member")) },
          {
            label: t("details.what"),
            value: (
              <>
                {summary} <code>{record.operation}</code>
              </>
            ),
          },
          { label: t("details.on"), value: target && <Target happening={happening} names={names} /> },
          { label: t("details.where"), value: workspaceId && names.thing("workspace", workspaceId)?.name },
          {
            label: t("details.surface"),
            value: i18n.exists(`activity:${surfaceKey}`) ? t(surfaceKey as "surfaces.rest") : surface,
          },
          { label: t("details.address"), value: personalWords(personal.address) },
          { label: t("details.agent"), value: personal.userAgent },
          {
            label: t("details.repeated"),
            value: repetitions > 1 && t("details.times", { count: repetitions }),
          },
          {
            label: t("details.request"),
            value: <Copied copyLabel={t("details.copyRequest")} text={record.requestId} />,
          },
          {
            label: t("details.correlation"),
            value: record.correlationId !== record.requestId && <code>{record.correlationId}</code>,
          },
          { label: t("details.number"), value: sequence ?? t("details.unsealed") },
          { label: t("details.hash"), value: hash && <Copied copyLabel={t("details.copyHash")} text={hash} /> },
        ]}
      />
      {target && (
        <Button
          component={Link}
          sx={{ mt: 5 }}
          to={`/activity?${new URLSearchParams({ target: target.type, id: target.id, reads: "true" })}`}
        >
          {t("details.all")}
        </Button>
      )}
    </SidePanel>
  );

  function personalWords(value: string | null): string | null {
    if (personal.state === "erased") return t("details.erased");
    if (personal.state === "unreadable") return t("details.unreadable");
    return value;
  }
}

function Copied({ text, copyLabel }: { readonly text: string; readonly copyLabel: string }) {
  return (
    <Box sx={{ display: "flex", alignItems: "flex-start", gap: 1 }}>
      <code>{text}</code>
      <CopyButton label={copyLabel} text={text} />
    </Box>
  );
}
