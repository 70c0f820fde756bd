import Box from "@mui/material/Box";
import { useTranslation } from "react-i18next";
import { Facts } from "../../ui/facts.tsx";
import { Section } from "../../ui/section.tsx";
import { SidePanel } from "../../ui/side-panel.tsx";
import { ChangeList } from "./change-list.tsx";
import { type EventRow, happeningOfEvent } from "./happening.ts";
import { Sentence, Target } from "./sentence.tsx";
import type { ActivityNames } from "./use-activity-names.ts";

export interface EventPanelProps {
  readonly event: EventRow;
  readonly names: ActivityNames;
  readonly onClose: () => void;
}

/** One event in full. */
export function EventPanel({ event, names, onClose }: EventPanelProps) {
  const { t, i18n } = useTranslation("activity");
  const happening = happeningOfEvent(event);
  const when = new Intl.DateTimeFormat(i18n.language, { dateStyle: "full", timeStyle: "long" });
  const { onBehalfOf, workspaceId } = event;
  return (
    <SidePanel onClose={onClose} title={t("details.title")}>
      <Box sx={{ mb: 5, fontSize: "1rem" }}>
        <Sentence happening={happening} names={names} />
      </Box>
      <Section title={t("details.changes")}>
        <ChangeList changes={event.changes} names={names} />
      </Section>
      <Facts
        facts={[
          { label: t("details.when"), value: when.format(new Date(event.occurredAt)) },
          { label: t("details.event"), value: <code>{event.type}</code> },
          { label: t("details.on"), value: <Target happening={happening} names={names} /> },
          { label: t("details.for"), value: onBehalfOf && (names.member(onBehalfOf) ?? t("actors.member")) },
          { label: t("details.where"), value: workspaceId && names.thing("workspace", workspaceId)?.name },
          { label: t("details.position"), value: event.position },
          { label: t("details.correlation"), value: <code>{event.correlationId}</code> },
        ]}
      />
    </SidePanel>
  );
}
