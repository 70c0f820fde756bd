import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "react-router";
import { Section } from "../../ui/section.tsx";
import { ChosenBar } from "./chosen-bar.tsx";
import { IdeaCard } from "./idea-card.tsx";
import { ideaAnchor } from "./idea-facts.ts";
import type { IdeaRun } from "./types.ts";
import { useChosen } from "./use-chosen.ts";

export interface RankingProps {
  readonly run: IdeaRun;
}

/** The ideas of a run, best first; of the rules they are prompts to think with. The address may name one, which is open then. */
export function Ranking({ run }: RankingProps) {
  const { t } = useTranslation("ideas");
  const { hash } = useLocation();
  const chosen = useChosen();
  const [open, setOpen] = useState<ReadonlySet<string>>(
    () => new Set(run.ideas.filter(({ id }) => ideaAnchor(id) === hash).map(({ id }) => id)),
  );
  const isAllOpen = run.ideas.every(({ id }) => open.has(id));
  const toggle = (id: string) =>
    setOpen((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  return (
    <Section
      actions={
        run.ideas.length > 1 && (
          <Button onClick={() => setOpen(new Set(isAllOpen ? [] : run.ideas.map(({ id }) => id)))} variant="text">
            {t(isAllOpen ? "ranking.closeAll" : "ranking.openAll")}
          </Button>
        )
      }
      hint={[
        t(`ranking.by.${run.rankedBy ?? "none"}`),
        ...(run.removedAsDuplicates > 0 ? [t("ranking.removed", { count: run.removedAsDuplicates })] : []),
      ].join(" ")}
      title={t(run.engine === "rules" ? "ranking.prompts" : "ranking.title")}
    >
      <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 4 }}>
        {run.ideas.map((idea) => (
          <IdeaCard
            chosen={chosen}
            idea={idea}
            isAimedAt={ideaAnchor(idea.id) === hash}
            isOpen={open.has(idea.id)}
            key={idea.id}
            model={run.model}
            onToggle={() => toggle(idea.id)}
          />
        ))}
      </Box>
      <ChosenBar chosen={chosen} />
    </Section>
  );
}
