import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";

const reasons = ["unauthorized", "not_found", "rate_limited", "invalid", "unavailable"] as const;

/** Why a board failed: in our words where the reason is one that we know, with the platform's own word below. */
export function BoardError({ error }: { readonly error: string }) {
  const { t } = useTranslation("settings");
  const reason = reasons.find((known) => error === known || error.startsWith(`${known} `));
  return (
    <Box>
      {reason && (
        <Typography color="textSecondary" variant="body2">
          {t(`boards.reasons.${reason}`)}
        </Typography>
      )}
      <Typography
        color="textSecondary"
        dir="auto"
        sx={{ display: "block", overflowWrap: "anywhere" }}
        variant={reason ? "caption" : "body2"}
      >
        {error}
      </Typography>
    </Box>
  );
}
