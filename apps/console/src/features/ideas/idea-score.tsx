import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { ScoreBar } from "../../ui/score-bar.tsx";
import { judgedOf } from "./idea-facts.ts";
import { dimensions } from "./tables.ts";
import type { Idea } from "./types.ts";

export interface IdeaScoreProps {
  readonly idea: Pick<Idea, "evaluation" | "improvement">;
  readonly width?: number;
}

/** The weighted score with its interval, and what it stands on where not all dimensions were judged. No score, no bar. */
export function IdeaScore({ idea, width }: IdeaScoreProps) {
  const { t } = useTranslation("ideas");
  const judged = judgedOf(idea);
  if (judged?.overall == null) {
    return (
      <Typography color="textSecondary" variant="body2">
        {t("score.none")}
      </Typography>
    );
  }
  const { overall, interval, basis } = judged;
  return (
    <Box sx={{ width: width ?? "100%" }}>
      <ScoreBar high={interval?.upper ?? null} low={interval?.lower ?? null} value={overall} />
      {(judged.judged < dimensions.length || basis === "observable") && (
        <Typography color="textSecondary" sx={{ display: "block" }} variant="caption">
          {t(basis === "observable" ? "score.observed" : "score.partly", {
            count: judged.judged,
            all: dimensions.length,
          })}
        </Typography>
      )}
    </Box>
  );
}
