/** What has to be known about a board before its lists: that it is put away, waits for approval, or hides something. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { ApiFailure } from "../../../ui/api-failure.ts";
import { FailureNote } from "../../../ui/failure-note.tsx";

export interface BoardNotesProps {
  readonly isArchived: boolean;
  readonly needsApproval: boolean;
  /** Items that the filter hides. */
  readonly hidden: number;
  readonly failure: ApiFailure | null;
  readonly onShowAll: () => void;
}

export const BoardNotes = memo(function BoardNotes(props: BoardNotesProps) {
  const { isArchived, needsApproval, hidden, failure, onShowAll } = props;
  const { t } = useTranslation("boards");
  if (!isArchived && !needsApproval && hidden === 0 && !failure) return null;
  return (
    <Box sx={{ display: "grid", gap: 1, flex: "none", mb: 3 }}>
      {isArchived && <Typography variant="body2">{t("board.isArchived")}</Typography>}
      {needsApproval && (
        <Typography color="textSecondary" variant="body2">
          {t("board.needsApproval")}
        </Typography>
      )}
      {hidden > 0 && (
        <Typography color="textSecondary" component="div" role="status" variant="body2">
          {t("filter.hidden", { count: hidden })}{" "}
          <Button onClick={onShowAll} sx={{ minHeight: 24, py: 0 }} variant="text">
            {t("filter.showAll")}
          </Button>
        </Typography>
      )}
      {failure && <FailureNote failure={failure} />}
    </Box>
  );
});
