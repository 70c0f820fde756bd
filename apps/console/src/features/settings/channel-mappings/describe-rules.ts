import type { TFunction } from "i18next";
import type { Rules } from "./rule-fields.tsx";

/** The rules that are not as usual, in a few words; "" where all are. */
export function describeRules(rules: Rules, t: TFunction<"settings">): string {
  const parts = [
    rules.unlinkedMay !== "nothing" && t(`mappings.short.unlinkedMay.${rules.unlinkedMay}`),
    rules.replyIn !== "thread" && t("mappings.short.replyIn"),
    rules.priority !== "none" && t("mappings.short.priority", { priority: t(`ui:priority.${rules.priority}`) }),
    rules.labels.length > 0 && rules.labels.map((label) => `#${label}`).join(" "),
    !rules.tellChanges && t("mappings.short.silent"),
  ];
  return parts.filter(Boolean).join(", ");
}
