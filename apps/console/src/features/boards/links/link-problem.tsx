/** Why a link was refused, and what can be done about it. */
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import type { ApiFailure } from "../../../ui/api-failure.ts";
import { FailureNote } from "../../../ui/failure-note.tsx";

const adviceOf: Readonly<Record<string, string>> = {
  "board_link.loops": "linkAdvice.loops",
  "board_link.too_many": "linkAdvice.tooMany",
  "board_link.list_twice": "linkAdvice.listTwice",
  "board.archived": "linkAdvice.archived",
  "permission.denied": "linkAdvice.denied",
  "precondition.failed": "linkAdvice.changed",
};

export function LinkProblem({ failure }: { readonly failure: ApiFailure | null }) {
  const { t } = useTranslation("boards");
  if (!failure) return null;
  const advice = Object.hasOwn(adviceOf, failure.code) ? adviceOf[failure.code] : undefined;
  return (
    <div>
      <FailureNote failure={failure} />
      {advice && (
        <Typography sx={{ mt: 1 }} variant="body2">
          {t(advice)}
        </Typography>
      )}
    </div>
  );
}
