import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import type { ApiFailure } from "./api-failure.ts";
import { Icon } from "./icon.tsx";
import { useFailureWords } from "./use-failure-words.ts";

export interface FailureNoteProps {
  /** Nothing is drawn without one. */
  readonly failure: ApiFailure | null | undefined;
}

/** Why something was refused, right beside it and not in a toast. A call that waits for a decision is no error. */
export function FailureNote({ failure }: FailureNoteProps) {
  return failure ? <Note failure={failure} /> : null;
}

function Note({ failure }: { readonly failure: ApiFailure }) {
  const { t } = useTranslation("ui");
  const { title, detail } = useFailureWords(failure);
  const color = failure.kind === "pending" ? "warning.main" : "error.main";
  return (
    <Box
      role="alert"
      sx={(theme) => ({
        display: "flex",
        gap: 2,
        px: 3,
        py: 2,
        borderRadius: "6px",
        border: `1px solid ${theme.vars.palette.divider}`,
        borderInlineStart: `3px solid ${theme.vars.palette[failure.kind === "pending" ? "warning" : "error"].main}`,
      })}
    >
      <Box sx={{ color, pt: "1px" }}>
        <Icon name={failure.kind === "pending" ? "clock" : "warning"} />
      </Box>
      <Box sx={{ minWidth: 0 }}>
        <Typography sx={{ fontWeight: 500 }} variant="body2">
          {title}
        </Typography>
        {detail && (
          <Typography color="textSecondary" variant="body2">
            {detail}
          </Typography>
        )}
        {failure.errors.map(({ path, code, message }) => (
          <Typography color="textSecondary" key={`${path} ${code}`} variant="body2">
            {path ? t("failure.in", { path, message }) : message}
          </Typography>
        ))}
        {failure.requestId && (
          <Typography color="textSecondary" variant="caption">
            {t("failure.requestId")} <code>{failure.requestId}</code>
          </Typography>
        )}
      </Box>
    </Box>
  );
}
