import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import type { ApiFailure } from "./api-failure.ts";
import { CopyButton } from "./copy-button.tsx";
import { Icon } from "./icon.tsx";
import { useFailureWords } from "./use-failure-words.ts";

export interface ErrorStateProps {
  readonly failure: ApiFailure;
  readonly onRetry?: () => void;
}

/** What a list or a screen shows that could not be loaded: what happened, what to do, and the id to ask about. */
export function ErrorState({ failure, onRetry }: ErrorStateProps) {
  const { t } = useTranslation("ui");
  const { title, detail } = useFailureWords(failure);
  return (
    <Box
      role="alert"
      sx={{
        display: "flex",
        flexDirection: "column",
        alignItems: "center",
        gap: 1,
        px: 4,
        py: 10,
        border: 1,
        borderColor: "divider",
        borderRadius: "10px",
        textAlign: "center",
      }}
    >
      <Box sx={{ color: "error.main", mb: 1 }}>
        <Icon name="warning" size={20} />
      </Box>
      <Typography sx={{ fontWeight: 500 }}>{title}</Typography>
      {detail && (
        <Typography color="textSecondary" sx={{ maxWidth: "60ch" }} variant="body2">
          {detail}
        </Typography>
      )}
      {onRetry && (
        <Button onClick={onRetry} startIcon={<Icon name="retry" />} sx={{ mt: 3 }}>
          {t("retry")}
        </Button>
      )}
      {failure.requestId && (
        <Box sx={{ display: "flex", alignItems: "center", gap: 1, mt: 2, color: "text.secondary" }}>
          <Typography component="span" variant="caption">
            {t("failure.requestId")} <code>{failure.requestId}</code>
          </Typography>
          <CopyButton label={t("failure.copyRequestId")} text={failure.requestId} />
        </Box>
      )}
    </Box>
  );
}
