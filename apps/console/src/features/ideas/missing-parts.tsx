import { useTranslation } from "react-i18next";
import { missingOf } from "./idea-facts.ts";
import { Note } from "./note.tsx";
import type { Idea } from "./types.ts";

export interface MissingPartsProps {
  readonly idea: Pick<Idea, "missing" | "engine">;
}

/** What an idea lacks of what was asked for, and why. Of the rules nobody expects it: their page says it once. */
export function MissingParts({ idea }: MissingPartsProps) {
  const { t } = useTranslation("ideas");
  const missing = missingOf(idea);
  if (missing.length === 0 || idea.engine === "rules") return null;
  return (
    <Note title={t("missing.title")} tone="warning">
      {missing.map(({ part, reason }) => (
        <div key={part}>{t("missing.part", { part: t(`part.${part}`), reason: t(`missing.${reason}`) })}</div>
      ))}
    </Note>
  );
}
