/** What happened to an item, field by field, the newest first. Read when somebody wants to see it. */
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toFailure } from "../../../ui/api-failure.ts";
import { dueWords } from "../../../ui/due-words.ts";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { ListSkeleton } from "../../../ui/list-skeleton.tsx";
import { Person } from "../../../ui/person.tsx";
import { RelativeTime } from "../../../ui/relative-time.tsx";
import { Section } from "../../../ui/section.tsx";
import { useBoardPeople } from "../people.ts";
import type { HistoryEntry, WholeItem } from "../types.ts";
import { changedFields, deedOf, isNothing } from "./describe-change.ts";

export function ItemHistory({ item }: { readonly item: WholeItem }) {
  const { t } = useTranslation("boards");
  const [isOpen, setOpen] = useState(false);
  return (
    <Section
      actions={
        <Button
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          startIcon={<Icon name="history" />}
          variant="text"
        >
          {t(isOpen ? "history.hide" : "history.show")}
        </Button>
      }
      title={t("history.title")}
    >
      {isOpen && (
        <Box component="ol" sx={{ listStyle: "none", m: 0, p: 0, display: "grid", gap: 3 }}>
          <HistoryPage item={item} />
        </Box>
      )}
    </Section>
  );
}

function HistoryPage({ item, cursor }: { readonly item: WholeItem; readonly cursor?: string }) {
  const { t } = useTranslation("boards");
  const [showsMore, setShowsMore] = useState(false);
  const { data, error } = eurekaApi.useWorkItemHistoryQuery({ id: item.id, limit: 30, ...(cursor && { cursor }) });
  if (error && !data) return <FailureNote failure={toFailure(error)} />;
  if (!data) return <ListSkeleton rows={3} />;
  return (
    <>
      {data.data.map((entry) => (
        <Entry entry={entry} key={entry.eventId} />
      ))}
      {data.nextCursor !== null &&
        (showsMore ? (
          <HistoryPage cursor={data.nextCursor} item={item} />
        ) : (
          <li>
            <Button onClick={() => setShowsMore(true)} variant="text">
              {t("history.more")}
            </Button>
          </li>
        ))}
    </>
  );
}

function Entry({ entry }: { readonly entry: HistoryEntry }) {
  const { t } = useTranslation("boards");
  const { nameOf } = useBoardPeople();
  const say = useValueWords(entry);
  const who = entry.onBehalfOf && entry.actor.type !== "user" ? { type: "member", id: entry.onBehalfOf } : entry.actor;
  return (
    <Box component="li" sx={{ fontSize: "0.8125rem", minWidth: 0 }}>
      <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", columnGap: 1.5 }}>
        <Person showName {...nameOf(who)} />
        <span>{t(`history.types.${deedOf(entry.type)}`, { type: entry.type })}</span>
        <Box component="span" sx={{ color: "text.secondary" }}>
          <RelativeTime at={entry.occurredAt} />
        </Box>
      </Box>
      <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0, pl: 7, color: "text.secondary" }}>
        {changedFields(entry).map(({ field, from, to }) => (
          <Box component="li" dir="auto" key={field} sx={{ overflowWrap: "anywhere" }}>
            {t(isNothing(from) ? "history.set" : "history.change", {
              field: nameOfField(entry, field) ?? t(`history.fields.${field}`, { defaultValue: field }),
              from: say(field, from),
              to: say(field, to),
            })}
          </Box>
        ))}
      </Box>
    </Box>
  );
}

/** A field of a platform is called as the platform calls it. */
function nameOfField({ data }: HistoryEntry, field: string): string | null {
  return field === "value" && typeof data.name === "string" ? data.name : null;
}

/** Longer texts are cut: the item itself shows them. */
const longest = 140;

/** A function that says a value as people do: names instead of ids. */
function useValueWords(entry: HistoryEntry): (field: string, value: unknown) => string {
  const { t, i18n } = useTranslation("boards");
  const { nameOf } = useBoardPeople();
  const boardId = typeof entry.data.boardId === "string" ? entry.data.boardId : "";
  const needsBoard = boardId !== "" && ("listId" in entry.changes || "boardId" in entry.changes);
  const { data: board } = eurekaApi.useBoardGetQuery({ id: boardId }, { skip: !needsBoard });

  return (field, value) => {
    if (field === "done") return t(value === true ? "ui:yes" : "ui:no");
    if (field === "assignees" && Array.isArray(value)) {
      return value.map((person: { type: string; id: string }) => nameOf(person).name).join(", ") || t("history.nobody");
    }
    if (field === "due" && isDue(value)) return dueWords(value, Date.now(), i18n.language).when;
    if (field === "due") return t("history.noDate");
    if (field === "priority") return t(`ui:priority.${String(value ?? "none")}`);
    if (field === "state") return t(`ui:status.${String(value)}`);
    if (field === "listId") return board?.lists.find(({ id }) => id === value)?.name ?? t("history.none");
    if (field === "boardId") return value === null ? t("history.none") : (board?.name ?? t("history.none"));
    const text = Array.isArray(value) ? value.join(", ") : isNothing(value) ? "" : String(value);
    if (text === "") return t("history.none");
    return text.length > longest ? `${text.slice(0, longest)}…` : text;
  };
}

function isDue(value: unknown): value is NonNullable<WholeItem["due"]> {
  return typeof value === "object" && value !== null && "type" in value;
}
