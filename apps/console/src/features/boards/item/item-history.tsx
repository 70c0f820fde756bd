/** What happened to an item, field by field, the newest first. Read when somebody wants to see it. */
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toFailure } from "../../../ui/api-failure.ts";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { ListSkeleton } from "../../../ui/list-skeleton.tsx";
import { Person } from "../../../ui/person.tsx";
import { RelativeTime } from "../../../ui/relative-time.tsx";
import { Section } from "../../../ui/section.tsx";
import { useBoardPeople } from "../people.ts";
import type { HistoryEntry, WholeItem } from "../types.ts";
import { changedFields, deedOf, isNothing, isUndo } from "./describe-change.ts";
import { OverruledValue } from "./overruled-value.tsx";
import { UndoEntry } from "./undo-entry.tsx";
import { useValueWords } from "./use-value-words.ts";
import { useWhy } from "./why-provider.tsx";

interface ItemHistoryProps {
  readonly item: WholeItem;
  readonly mayEdit: boolean;
  /** What was archived can be undone too. */
  readonly mayUndo: boolean;
}

interface HistoryPageProps extends ItemHistoryProps {
  readonly cursor?: string;
}

interface EntryProps extends ItemHistoryProps {
  readonly entry: HistoryEntry;
}

export function ItemHistory({ item, mayEdit, mayUndo }: ItemHistoryProps) {
  const { t } = useTranslation("boards");
  const ask = useWhy();
  const [isOpen, setOpen] = useState(false);
  return (
    <Section
      actions={
        <>
          {ask && (
            <Button onClick={() => ask("existence")} variant="text">
              {t("why.open")}
            </Button>
          )}
          <Button
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
            startIcon={<Icon name="history" />}
            variant="text"
          >
            {t(isOpen ? "history.hide" : "history.show")}
          </Button>
        </>
      }
      title={t("history.title")}
    >
      {isOpen && (
        <Box component="ol" sx={{ listStyle: "none", m: 0, p: 0, display: "grid", gap: 3 }}>
          <HistoryPage item={item} mayEdit={mayEdit} mayUndo={mayUndo} />
        </Box>
      )}
    </Section>
  );
}

function HistoryPage({ item, mayEdit, mayUndo, cursor }: HistoryPageProps) {
  const { t } = useTranslation("boards");
  const [showsMore, setShowsMore] = useState(false);
  const { data, error } = eurekaApi.useWorkItemHistoryQuery({ id: item.id, limit: 30, ...(cursor && { cursor }) });
  if (error && !data) return <FailureNote failure={toFailure(error)} />;
  if (!data) return <ListSkeleton rows={3} />;
  return (
    <>
      {data.data.map((entry) => (
        <Entry entry={entry} item={item} key={entry.eventId} mayEdit={mayEdit} mayUndo={mayUndo} />
      ))}
      {data.nextCursor !== null &&
        (showsMore ? (
          <HistoryPage cursor={data.nextCursor} item={item} mayEdit={mayEdit} mayUndo={mayUndo} />
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

function Entry({ entry, item, mayEdit, mayUndo }: EntryProps) {
  const { t } = useTranslation("boards");
  const { nameOf } = useBoardPeople();
  const boardId = typeof entry.data.boardId === "string" ? entry.data.boardId : "";
  const needsBoard = boardId !== "" && ("listId" in entry.changes || "boardId" in entry.changes);
  const { data: board } = eurekaApi.useBoardGetQuery({ id: boardId }, { skip: !needsBoard });
  const say = useValueWords(board?.lists ?? [], board);
  const who = entry.onBehalfOf && entry.actor.type !== "user" ? { type: "member", id: entry.onBehalfOf } : entry.actor;
  return (
    <Box component="li" sx={{ fontSize: "0.8125rem", minWidth: 0 }}>
      <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", columnGap: 1.5 }}>
        <Person showName {...nameOf(who)} />
        <span>{t(`history.types.${deedOf(entry.type)}`, { type: entry.type, key: entry.data.duplicateKey })}</span>
        {isUndo(entry) && <span>{t("history.undid")}</span>}
        <Box component="span" sx={{ color: "text.secondary" }}>
          <RelativeTime at={entry.occurredAt} />
        </Box>
        {mayUndo && <UndoEntry entry={entry} itemId={item.id} />}
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
      {entry.type === "external_link.overruled" && <OverruledValue entry={entry} item={item} mayEdit={mayEdit} />}
    </Box>
  );
}

/** A field of a platform is called as the platform calls it. */
function nameOfField({ data }: HistoryEntry, field: string): string | null {
  return field === "value" && typeof data.name === "string" ? data.name : null;
}
