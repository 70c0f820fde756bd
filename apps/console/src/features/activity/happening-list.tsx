import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { type KeyboardEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../ui/icon.tsx";
import { RelativeTime } from "../../ui/relative-time.tsx";
import { ActorFace } from "./actor-mark.tsx";
import type { Happening } from "./happening.ts";
import { Sentence } from "./sentence.tsx";
import type { ActivityNames } from "./use-activity-names.ts";

export interface HappeningListProps {
  readonly happenings: readonly Happening[];
  readonly names: ActivityNames;
  /** The one that is open beside the list. */
  readonly openId: string | null;
  readonly onOpen: (id: string) => void;
}

/** What happened, day by day, a sentence each. One row is in the tab order; arrows move, Enter opens the details. */
export function HappeningList({ happenings, names, openId, onOpen }: HappeningListProps) {
  const { t, i18n } = useTranslation("activity");
  const list = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const current = happenings.some(({ id }) => id === focused) ? focused : happenings[0]?.id;
  const days = groupByDay(happenings);

  function onKey(event: KeyboardEvent<HTMLElement>): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    const rows = [...(list.current?.querySelectorAll<HTMLElement>("[data-happening]") ?? [])];
    const next = rows[rows.indexOf(event.currentTarget) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }
  return (
    <Box aria-label={t("list")} ref={list} role="group">
      {days.map(({ day, entries }) => (
        <Box component="section" key={day} sx={{ mb: 5 }}>
          <Typography component="h2" sx={{ color: "text.secondary", mb: 1, px: 2 }} variant="caption">
            {dayWords(day)}
          </Typography>
          <Box component="ul" sx={{ m: 0, p: 0, listStyle: "none" }}>
            {entries.map((happening) => (
              <Box
                component="li"
                key={happening.id}
                sx={{
                  display: "flex",
                  alignItems: "flex-start",
                  borderBottom: 1,
                  borderColor: "divider",
                  borderRadius: 0,
                  backgroundColor: happening.id === openId ? "action.selected" : "transparent",
                  "&:hover": { backgroundColor: "action.hover" },
                }}
              >
                <Box sx={{ pt: 2, pl: 2, lineHeight: 0 }}>
                  <ActorFace happening={happening} names={names} />
                </Box>
                <Box
                  aria-expanded={happening.id === openId}
                  component="button"
                  data-happening
                  onClick={() => onOpen(happening.id)}
                  onFocus={() => setFocused(happening.id)}
                  onKeyDown={onKey}
                  sx={{
                    flex: 1,
                    minWidth: 0,
                    display: "flex",
                    flexWrap: { xs: "wrap", sm: "nowrap" },
                    alignItems: "baseline",
                    columnGap: 3,
                    minHeight: 36,
                    px: 2,
                    py: 2,
                    border: 0,
                    background: "none",
                    color: "inherit",
                    font: "inherit",
                    fontSize: "0.8125rem",
                    textAlign: "start",
                    cursor: "pointer",
                  }}
                  tabIndex={happening.id === current ? 0 : -1}
                  type="button"
                >
                  <Box component="span" sx={{ flex: 1, minWidth: 0 }}>
                    <Sentence happening={happening} hasLinks={false} names={names} />
                    {happening.result !== "success" && (
                      <Box
                        component="span"
                        sx={{
                          display: "inline-flex",
                          alignItems: "center",
                          gap: 1,
                          ml: 2,
                          color: happening.result === "refused" ? "error.main" : "warning.main",
                          verticalAlign: "text-bottom",
                        }}
                      >
                        <Icon name={happening.result === "refused" ? "lock" : "clock"} size={14} />
                        {t(`results.${happening.result}`)}
                      </Box>
                    )}
                  </Box>
                  <Box component="span" sx={{ color: "text.secondary", fontSize: "0.75rem" }}>
                    <RelativeTime at={happening.at} />
                  </Box>
                </Box>
              </Box>
            ))}
          </Box>
        </Box>
      ))}
    </Box>
  );

  function dayWords(day: string): string {
    const today = dayOf(new Date());
    const yesterday = dayOf(new Date(Date.now() - 86_400_000));
    if (day === today) return t("days.today");
    if (day === yesterday) return t("days.yesterday");
    const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
    return new Intl.DateTimeFormat(i18n.language, { dateStyle: "full" }).format(new Date(year, month - 1, date));
  }
}

/** A day of the reader. */
function dayOf(time: Date): string {
  return [time.getFullYear(), time.getMonth() + 1, time.getDate()].join("-");
}

function groupByDay(happenings: readonly Happening[]): { day: string; entries: Happening[] }[] {
  const days: { day: string; entries: Happening[] }[] = [];
  for (const happening of happenings) {
    const day = dayOf(new Date(happening.at));
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(happening);
    else days.push({ day, entries: [happening] });
  }
  return days;
}
