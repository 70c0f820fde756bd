/** New work that waits until somebody agrees, with the way to the question. */
import type { ApiFailure } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import MuiLink from "@mui/material/Link";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Icon } from "../../../ui/icon.tsx";

export function PendingNote({ failure }: { readonly failure: ApiFailure }) {
  const { t } = useTranslation("boards");
  return (
    <Box
      role="status"
      sx={{
        display: "flex",
        gap: 2,
        p: 2,
        border: 1,
        borderColor: "divider",
        borderRadius: "6px",
        bgcolor: "background.paper",
        fontSize: "0.8125rem",
      }}
    >
      <Box sx={{ color: "warning.main", pt: "1px" }}>
        <Icon name="clock" />
      </Box>
      <div>
        {t("quickAdd.pending")}{" "}
        {failure.decision && (
          <MuiLink component={Link} underline="always" to={`/inbox/${failure.decision.id}`}>
            {t("quickAdd.pendingLink")}
          </MuiLink>
        )}
      </div>
    </Box>
  );
}
