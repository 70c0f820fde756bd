/** A work item on its board: one link, so that it opens by click, by Enter and in a tab of its own. */
import { memo, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { DueDate } from "../../../ui/due-date.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { LabelChip } from "../../../ui/label-chip.tsx";
import { Person } from "../../../ui/person.tsx";
import { PriorityMark } from "../../../ui/priority-mark.tsx";
import { useBoardPeople } from "../people.ts";
import type { Item } from "../types.ts";

/** How long somebody else's change is highlighted, in milliseconds. */
const highlight = 2000;
const mostLabels = 4;
const mostFaces = 3;

export interface BoardCardProps {
  readonly item: Item;
  readonly href: string;
  readonly isTabStop: boolean;
  readonly isOpen: boolean;
  readonly isCarried: boolean;
  /** Hangs on the pointer: what is left in its place is pale. */
  readonly isDragged: boolean;
  /** When somebody else changed it last. */
  readonly touchedAt: number | undefined;
  /** The id of the text that says how it is moved by the keyboard. */
  readonly describedBy: string | undefined;
}

export const BoardCard = memo(function BoardCard(props: BoardCardProps) {
  const { item, href, isTabStop, isOpen, isCarried, isDragged, touchedAt, describedBy } = props;
  const isFresh = useFresh(touchedAt);
  return (
    <Link
      aria-current={isOpen ? "true" : undefined}
      aria-describedby={describedBy}
      className="board-card"
      data-carried={isCarried || undefined}
      data-dragging={isDragged || undefined}
      data-fresh={isFresh || undefined}
      data-item={item.id}
      draggable={false}
      preventScrollReset
      tabIndex={isTabStop ? 0 : -1}
      to={href}
    >
      <CardFace item={item} />
    </Link>
  );
});

/** What a card shows; the one that hangs on the pointer shows the same. Drawn anew only for a changed item, not at each drag. */
export const CardFace = memo(function CardFace({ item }: { readonly item: Item }) {
  const { t } = useTranslation("boards");
  const { nameOf } = useBoardPeople();
  const { labels, assignees, due, priority, parent, subItems, checklist, commentCount, attachmentCount } = item;
  const counts = [
    {
      icon: "subItems",
      count: subItems.total,
      text: `${subItems.closed}/${subItems.total}`,
      name: t("card.subItems", { closed: subItems.closed, count: subItems.total }),
    },
    {
      icon: "check",
      count: checklist.total,
      text: `${checklist.done}/${checklist.total}`,
      name: t("card.checklist", { done: checklist.done, total: checklist.total }),
    },
    {
      icon: "comment",
      count: commentCount,
      text: String(commentCount),
      name: t("card.comments", { count: commentCount }),
    },
    {
      icon: "clip",
      count: attachmentCount,
      text: String(attachmentCount),
      name: t("card.attachments", { count: attachmentCount }),
    },
  ] as const;
  return (
    <>
      <span className="board-card-top">
        <span className="board-card-keys">
          <span className="board-card-key">{item.key}</span>
          {parent !== null && <span className="board-card-parent">{t("card.partOf", { key: parent.key })}</span>}
        </span>
        {priority !== "none" && <PriorityMark priority={priority} />}
      </span>
      <bdi className="board-card-title" dir="auto">
        {item.title}
      </bdi>
      {labels.length > 0 && (
        <span className="board-card-labels">
          {labels.slice(0, mostLabels).map((label) => (
            <LabelChip color={label.color} key={label.id} name={label.name} />
          ))}
          {labels.length > mostLabels && <span>{t("card.more", { count: labels.length - mostLabels })}</span>}
        </span>
      )}
      {(due !== null || assignees.length > 0 || counts.some(({ count }) => count > 0)) && (
        <span className="board-card-facts">
          {due && <DueDate done={item.completedAt !== null} due={due} />}
          {counts.map(
            ({ icon, count, text, name }) =>
              count > 0 && (
                <span className="board-card-count" key={icon} title={name}>
                  <Icon name={icon} size={14} />
                  <span aria-hidden="true">{text}</span>
                  <span className="board-hidden">{name}</span>
                </span>
              ),
          )}
          <span className="board-card-faces">
            {assignees.slice(0, mostFaces).map((person) => (
              <Person key={person.id} {...nameOf(person)} />
            ))}
            {assignees.length > mostFaces && <span>{t("card.more", { count: assignees.length - mostFaces })}</span>}
          </span>
        </span>
      )}
    </>
  );
});

/** True for the time of the highlight, also when the card was scrolled away and back meanwhile. */
function useFresh(touchedAt: number | undefined): boolean {
  const [endedAt, setEndedAt] = useState<number>();
  const left = touchedAt === undefined ? 0 : touchedAt + highlight - Date.now();
  const isFresh = left > 0 && endedAt !== touchedAt;
  useEffect(() => {
    if (!isFresh) return;
    const timer = setTimeout(() => setEndedAt(touchedAt), left);
    return () => clearTimeout(timer);
  }, [isFresh, left, touchedAt]);
  return isFresh;
}
