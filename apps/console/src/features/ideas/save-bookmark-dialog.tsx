import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { type ApiFailure, toFailure } from "../../ui/api-failure.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { FormActions } from "../../ui/form-actions.tsx";
import { useToast } from "../../ui/toasts.tsx";
import { BookmarkFields, type BookmarkWords } from "./bookmark-fields.tsx";
import { shownOf } from "./idea-facts.ts";
import { SimilarNote } from "./similar-note.tsx";
import type { Idea } from "./types.ts";
import { useRefreshIdea } from "./use-refresh-idea.ts";

export interface SaveBookmarkDialogProps {
  readonly idea: Idea;
  readonly onClose: () => void;
}

/** Saves an idea; says before that which saved ones it is like, and asks for a second word where they are nearly the same. */
export function SaveBookmarkDialog({ idea, onClose }: SaveBookmarkDialogProps) {
  const { t } = useTranslation("ideas");
  const toast = useToast();
  const navigate = useNavigate();
  const refresh = useRefreshIdea();
  const [words, setWords] = useState<BookmarkWords>({ tags: [], note: "" });
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const { data: found } = eurekaApi.useBookmarkFindSimilarQuery(
    { ideaId: idea.id },
    { refetchOnMountOrArgChange: true },
  );
  const [save, { isLoading }] = eurekaApi.useBookmarkCreateMutation();
  const similar = found?.data ?? [];
  const isWarned = similar.some(({ level }) => level !== "notice");

  async function submit(): Promise<void> {
    setFailure(null);
    try {
      await save({ ideaId: idea.id, tags: [...words.tags], note: words.note, force: isWarned }).unwrap();
      refresh(idea);
      toast({
        text: t("bookmark.saved"),
        action: { label: t("bookmark.show"), onSelect: () => navigate("/bookmarks") },
      });
      onClose();
    } catch (error) {
      setFailure(toFailure(error));
    }
  }

  return (
    <Dialog onClose={onClose} onSubmit={() => void submit()} open title={t("bookmark.saveTitle")} width="medium">
      <Box sx={{ display: "grid", gap: 4, pb: 2 }}>
        <Typography dir="auto" sx={{ fontWeight: 500 }}>
          {shownOf(idea).title}
        </Typography>
        <SimilarNote similar={similar} />
        <BookmarkFields onChange={setWords} value={words} />
        <FormActions
          failure={failure}
          isSaving={isLoading}
          onCancel={onClose}
          saveLabel={t(isWarned ? "bookmark.saveAnyway" : "bookmark.save")}
        />
      </Box>
    </Dialog>
  );
}
