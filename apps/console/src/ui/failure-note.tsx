import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import type { ApiFailure } from "./api-failure.ts";
import { nameField } from "./field-problem.ts";
import { Icon } from "./icon.tsx";
import { useFailureWords } from "./use-failure-words.ts";
import { useProblemWords } from "./use-problem-words.ts";

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
  const say = useProblemWords();
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
        {failure.errors.map((problem) => (
          <Typography color="textSecondary" key={`${problem.path} ${problem.code}`} variant="body2">
            {problem.path ? t("failure.in", { path: nameField(problem.path), message: say(problem) }) : say(problem)}
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
