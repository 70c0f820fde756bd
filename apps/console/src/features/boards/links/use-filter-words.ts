import { useTranslation } from "react-i18next";
import type { LinkFilter } from "./link-types.ts";

/** Says which items a filter lets through: "labelled bug or web, in state To do". */
export function useFilterWords(): (filter: LinkFilter | null) => string {
  const { t, i18n } = useTranslation("boards");
  const either = new Intl.ListFormat(i18n.language, { type: "disjunction" });
  return (filter) => {
    const { labels, states, listIds, assigneeIds, createdAfter } = filter ?? {};
    const parts = [
      labels && t("linkFilter.labels", { labels: either.format(labels) }),
      states && t("linkFilter.states", { states: either.format(states.map((state) => t(`ui:status.${state}`))) }),
      listIds && t("linkFilter.lists", { count: listIds.length }),
      assigneeIds && t("linkFilter.people", { count: assigneeIds.length }),
      createdAfter &&
        t("linkFilter.after", {
          date: new Intl.DateTimeFormat(i18n.language, { dateStyle: "medium" }).format(Date.parse(createdAfter)),
        }),
    ];
    return parts.filter(Boolean).join(", ") || t("linkFilter.every");
  };
}
