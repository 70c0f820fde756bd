import type { Row } from "@eureka/sdk";
import Box from "@mui/material/Box";
import MuiLink from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { Icon, type IconName } from "../../../ui/icon.tsx";

type PullRequest = Row<"pull_request.list">;
type Risk = NonNullable<NonNullable<PullRequest["evaluation"]>["risk"]>;
interface Look {
  readonly color: string;
  readonly icon: IconName;
}

const stateLooks: Readonly<Record<PullRequest["state"], Look>> = {
  draft: { color: "text.secondary", icon: "edit" },
  open: { color: "info.main", icon: "arrowsBoth" },
  merged: { color: "success.main", icon: "check" },
  closed: { color: "text.secondary", icon: "close" },
};
const reviewLooks: Readonly<Record<Exclude<PullRequest["review"], "none">, Look>> = {
  requested: { color: "warning.main", icon: "eye" },
  changes_requested: { color: "error.main", icon: "warning" },
  approved: { color: "success.main", icon: "check" },
};
const checkLooks: Readonly<Record<Exclude<PullRequest["checks"], "none">, Look>> = {
  pending: { color: "warning.main", icon: "clock" },
  passed: { color: "success.main", icon: "check" },
  failed: { color: "error.main", icon: "warning" },
};

const riskLooks: Readonly<Record<Risk["level"], Look>> = {
  low: { color: "success.main", icon: "check" },
  medium: { color: "warning.main", icon: "warning" },
  high: { color: "error.main", icon: "warning" },
};

/** A pull request: what it is called, how far it is, and who wrote it. */
export function PullRequestEntry({ pull }: { readonly pull: PullRequest }) {
  const { t } = useTranslation("boards");
  const { name, title, state, review, checks, author, permalink, evaluation } = pull;
  return (
    <Box component="li" sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 0.5 }}>
      <MuiLink href={permalink} rel="noreferrer noopener" sx={{ overflowWrap: "anywhere" }} target="_blank">
        {name} <bdi>{title}</bdi>
      </MuiLink>
      <Box sx={{ display: "flex", flexWrap: "wrap", columnGap: 3, rowGap: 0.5, fontSize: "0.8125rem" }}>
        <Fact look={stateLooks[state]} text={t(`development.states.${state}`)} />
        {review !== "none" && <Fact look={reviewLooks[review]} text={t(`development.reviews.${review}`)} />}
        {checks !== "none" && <Fact look={checkLooks[checks]} text={t(`development.checks.${checks}`)} />}
        {evaluation?.risk && (
          <Fact look={riskLooks[evaluation.risk.level]} text={t(`development.risks.${evaluation.risk.level}`)} />
        )}
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

/** A word with a sign besides the colour. */
function Fact({ look: { color, icon }, text }: { readonly look: Look; readonly text: string }) {
  return (
    <Box component="span" sx={{ display: "inline-flex", alignItems: "center", gap: 1 }}>
      <Box component="span" sx={{ display: "inline-flex", color }}>
        <Icon name={icon} size={14} />
      </Box>
      {text}
    </Box>
  );
}
