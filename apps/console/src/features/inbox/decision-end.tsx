/** How a decision ended: who, when, and what came of it. */
import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { Link as RouterLink } from "react-router";
import { RelativeTime } from "../../ui/relative-time.tsx";
import { type Decision, madeBy } from "./decision.ts";

export function DecisionEnd({ decision }: { readonly decision: Decision }) {
  const { t } = useTranslation("inbox");
  const { state, outcome, answers, options, closedAt } = decision;
  const isRejected = outcome?.verb === "reject";
  const names = answers
    .filter(({ counts, verb }) => counts && (verb === "reject") === isRejected)
    .map(({ name }) => name)
    .join(", ");
  const option = options.find(({ value }) => value === outcome?.choice)?.label ?? outcome?.choice ?? "";
  const made = madeBy(outcome);
  const words =
    state === "answered" && outcome
      ? t(`end.${outcome.verb}`, { names, option })
      : t(state === "expired" ? "end.expired" : "end.withdrawn");
  return (
    <Box
      role="status"
      sx={{ display: "grid", gap: 1, p: 4, borderRadius: "10px", backgroundColor: "background.sunken" }}
    >
      <Typography sx={{ fontWeight: 500, overflowWrap: "anywhere" }}>{words}</Typography>
      {closedAt && (
        <Typography color="textSecondary" variant="body2">
          <RelativeTime at={closedAt} />
        </Typography>
      )}
      {made && (
        <Typography variant="body2">
          {t("end.made")}{" "}
          {made.address ? (
            <Link component={RouterLink} to={made.address}>
              {made.name}
            </Link>
          ) : (
            made.name
          )}
        </Typography>
      )}
      {outcome?.error && (
        <Typography color="error" variant="body2">
          {t("end.failed", { reason: outcome.error.message })}
        </Typography>
      )}
    </Box>
  );
}
