/** How far a pull request is: a word with a sign besides the colour. */
import type { Row } from "@eureka/sdk";
import Box from "@mui/material/Box";
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

export function StateFact({ state }: Pick<PullRequest, "state">) {
  const { t } = useTranslation("boards");
  return <Fact look={stateLooks[state]} text={t(`development.states.${state}`)} />;
}

/** Nothing where nobody was asked. */
export function ReviewFact({ review }: Pick<PullRequest, "review">) {
  const { t } = useTranslation("boards");
  return review === "none" ? null : <Fact look={reviewLooks[review]} text={t(`development.reviews.${review}`)} />;
}

/** Nothing where there are no checks. */
export function ChecksFact({ checks }: Pick<PullRequest, "checks">) {
  const { t } = useTranslation("boards");
  return checks === "none" ? null : <Fact look={checkLooks[checks]} text={t(`development.checks.${checks}`)} />;
}

export function RiskFact({ level }: Pick<Risk, "level">) {
  const { t } = useTranslation("boards");
  return <Fact look={riskLooks[level]} text={t(`development.risks.${level}`)} />;
}

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
