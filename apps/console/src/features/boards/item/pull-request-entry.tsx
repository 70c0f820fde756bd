import type { Row } from "@eureka/sdk";
import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { ChecksFact, ReviewFact, RiskFact, StateFact } from "./pull-request-facts.tsx";
import { PullRequestLink } from "./pull-request-link.tsx";

/** A pull request: what it is called, how far it is, and who wrote it. */
export function PullRequestEntry({ pull }: { readonly pull: Row<"pull_request.list"> }) {
  const { t } = useTranslation("boards");
  const { state, review, checks, author, evaluation } = pull;
  return (
    <Box component="li" sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 0.5 }}>
      <PullRequestLink pull={pull} />
      <Box sx={{ display: "flex", flexWrap: "wrap", columnGap: 3, rowGap: 0.5, fontSize: "0.8125rem" }}>
        <StateFact state={state} />
        <ReviewFact review={review} />
        <ChecksFact checks={checks} />
        {evaluation?.risk && <RiskFact level={evaluation.risk.level} />}
        <Typography color="textSecondary" component="span" variant="inherit">
          <bdi>{author.name}</bdi>
          {author.isBot && ` ${t("development.bot")}`}
        </Typography>
      </Box>
      {evaluation?.summary && (
        <Typography color="textSecondary" sx={{ overflowWrap: "anywhere" }} variant="body2">
          {t("development.judged")} <bdi>{evaluation.summary}</bdi>
        </Typography>
      )}
    </Box>
  );
}
