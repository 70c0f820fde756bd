/** Says a value of an item's field as people do: names instead of ids. */
import { useTranslation } from "react-i18next";
import { dueWords } from "../../../ui/due-words.ts";
import { useBoardPeople } from "../people.ts";
import type { WholeItem } from "../types.ts";
import { isNothing } from "./describe-change.ts";

/** Longer texts are cut: the item itself shows them. */
const longest = 140;

interface Named {
  readonly id: string;
  readonly name: string;
}

/** `lists` are those of the board that it is about, `board` that board. */
export function useValueWords(lists: readonly Named[], board?: Named): (field: string, value: unknown) => string {
  const { t, i18n } = useTranslation("boards");
  const { nameOf } = useBoardPeople();
  return (field, value) => {
    if (field === "done") return t(value === true ? "ui:yes" : "ui:no");
    if (field === "assignees" && Array.isArray(value)) {
      return value.map((person: { type: string; id: string }) => nameOf(person).name).join(", ") || t("history.nobody");
    }
    if (field === "due" && isDue(value)) return dueWords(value, Date.now(), i18n.language).when;
    if (field === "due") return t("history.noDate");
    if (field === "priority") return t(`ui:priority.${String(value ?? "none")}`);
    if (field === "state") return t(`ui:status.${String(value)}`);
    if (field === "listId") return lists.find(({ id }) => id === value)?.name ?? t("history.none");
    if (field === "parent" && value === null) return t("history.noParent");
    if (field === "boardId") return value === null ? t("history.none") : (board?.name ?? t("history.none"));
    const text = Array.isArray(value) ? value.join(", ") : isNothing(value) ? "" : String(value);
    if (text === "") return t("history.none");
    return text.length > longest ? `${text.slice(0, longest)}…` : text;
  };
}

function isDue(value: unknown): value is NonNullable<WholeItem["due"]> {
  return typeof value === "object" && value !== null && "type" in value;
}
