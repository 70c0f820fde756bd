/** A decision in the list: the question, who asks, until when. */
import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { usePeople } from "../../session/use-people.ts";
import { Person } from "../../ui/person.tsx";
import { RelativeTime } from "../../ui/relative-time.tsx";
import type { Decision, Show } from "./decision.ts";
import { DecisionState } from "./decision-state.tsx";

export interface DecisionRowProps {
  readonly decision: Decision;
  readonly isCurrent: boolean;
  readonly show: Show;
}

export function DecisionRow({ decision, isCurrent, show }: DecisionRowProps) {
  const { t } = useTranslation("inbox");
  const { nameOf } = usePeople();
  const { id, question, state, createdAt, expiresAt, proposedBy } = decision;
  const asker = proposedBy ? nameOf(proposedBy) : { name: t("eureka"), kind: "system" as const };
  return (
    <Box component="li">
      <Box
        aria-current={isCurrent ? "page" : undefined}
        component={Link}
        sx={{
          display: "flex",
          gap: 3,
          px: { xs: 4, sm: 6, md: 4 },
          py: 3,
          borderBottom: 1,
          borderColor: "divider",
          color: "text.primary",
          textDecoration: "none",
          backgroundColor: isCurrent ? "action.selected" : "transparent",
          "&:hover": { backgroundColor: isCurrent ? "action.selected" : "action.hover" },
          "&:focus-visible": { outlineOffset: -2 },
        }}
        to={`/inbox/${id}${show === "mine" ? "" : `?show=${show}`}`}
      >
        <Person kind={asker.kind} name={asker.name} size={24} />
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Box
            dir="auto"
            sx={{
              fontSize: "0.8125rem",
              fontWeight: 500,
              display: "-webkit-box",
              WebkitLineClamp: 3,
              WebkitBoxOrient: "vertical",
              overflow: "hidden",
              overflowWrap: "anywhere",
            }}
          >
            {question}
          </Box>
          <Typography
            color={isCurrent ? "textPrimary" : "textSecondary"}
            component="div"
            sx={{ display: "flex", flexWrap: "wrap", gap: 2, mt: 1 }}
            variant="caption"
          >
            {state === "open" ? (
              <span>
                {t("until")} <RelativeTime at={expiresAt} />
              </span>
            ) : (
              <DecisionState decision={decision} />
            )}
            <Box component="span" sx={{ ml: "auto" }}>
              <RelativeTime at={createdAt} />
            </Box>
          </Typography>
        </Box>
      </Box>
    </Box>
  );
}
