import { labelColors } from "@eureka/contracts/label";
import { listCategories } from "@eureka/contracts/list";
import { priorities } from "@eureka/contracts/work-item";
import Box from "@mui/material/Box";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Badge } from "../badge.tsx";
import { CopyButton } from "../copy-button.tsx";
import { DueDate } from "../due-date.tsx";
import { Duration } from "../duration.tsx";
import { EngineBadge } from "../engine-badge.tsx";
import { KeyHint } from "../key-hint.tsx";
import { LabelChip } from "../label-chip.tsx";
import { LiveBadge } from "../live-badge.tsx";
import { Person } from "../person.tsx";
import { PriorityMark } from "../priority-mark.tsx";
import { RelativeTime } from "../relative-time.tsx";
import { ScoreBar } from "../score-bar.tsx";
import { Section } from "../section.tsx";
import { StatusMark } from "../status-mark.tsx";

const kinds = ["member", "external", "agent", "plugin", "system", "key"] as const;
const hour = 3_600_000;
const distances = [0, 5 * 60_000, 3 * hour, 26 * hour, 12 * 24 * hour, 500 * 24 * hour] as const;
const dueIn = [-3, -1, 0, 1, 4, 30] as const;

/** Who, what, when and how good: the small things in rows. */
export function MarksGallery() {
  const { t } = useTranslation("gallery");
  const [now] = useState(Date.now);
  return (
    <>
      <Section title={t("sections.people")}>
        <Line>
          {kinds.map((kind) => (
            <Person key={kind} kind={kind} name="Ann Lee" showName />
          ))}
        </Line>
        <Line>
          {["Ann Lee", "Bo", "Çelik Şahin", t("sample.arabic"), "李小龙", "x"].map((name) => (
            <Person key={name} name={name} size={28} />
          ))}
        </Line>
        <Person name={t("sample.long")} showName />
      </Section>
      <Section title={t("sections.marks")}>
        <Line>
          {listCategories.map((category) => (
            <StatusMark category={category} key={category} showName />
          ))}
        </Line>
        <Line>
          {priorities.map((priority) => (
            <PriorityMark key={priority} priority={priority} showName />
          ))}
        </Line>
        <Line>
          {labelColors.map((color) => (
            <LabelChip color={color} key={color} name={color} />
          ))}
          <LabelChip color="blue" name={t("sample.long")} />
          <LabelChip color="teal" name={t("sample.arabic")} />
        </Line>
        <Line>
          <LiveBadge state="live" />
          <LiveBadge state="connecting" />
          <LiveBadge state="offline" />
          <Badge count={3} />
          <Badge count={12} tone="accent" />
          <Badge count={412} />
          <EngineBadge engine="model" model="large-2" />
          <EngineBadge engine="rules" />
          <KeyHint keys="mod+k" />
          <KeyHint keys="g b" />
          <CopyButton label={t("sample.name")} text={t("sample.german")} />
        </Line>
        <Box sx={{ display: "grid", gap: 2, maxWidth: 320 }}>
          {[1.2, 4.8, 7.4, 9.6].map((score) => (
            <ScoreBar high={Math.min(10, score + 0.8)} key={score} low={score - 0.9} value={score} />
          ))}
          <ScoreBar value={null} />
        </Box>
      </Section>
      <Section title={t("sections.time")}>
        <Line>
          {distances.map((distance) => (
            <RelativeTime at={new Date(now - distance).toISOString()} key={distance} />
          ))}
        </Line>
        <Line>
          {dueIn.map((days) => (
            <DueDate due={{ type: "date", date: dayIn(now, days) }} key={days} />
          ))}
          <DueDate done due={{ type: "date", date: dayIn(now, -2) }} />
          <DueDate due={{ type: "instant", at: new Date(now + 2 * hour).toISOString() }} />
        </Line>
        <Line>
          {[340, 4200, 200_000, 7_500_000].map((milliseconds) => (
            <Duration key={milliseconds} milliseconds={milliseconds} />
          ))}
        </Line>
      </Section>
    </>
  );
}

function Line({ children }: { readonly children: ReactNode }) {
  return <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", gap: 4, mb: 3 }}>{children}</Box>;
}

function dayIn(now: number, days: number): string {
  const day = new Date(now);
  day.setDate(day.getDate() + days);
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}
