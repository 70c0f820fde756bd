import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type ApiFailure, toFailure } from "../../ui/api-failure.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { FormActions } from "../../ui/form-actions.tsx";
import { BookmarkFields, type BookmarkWords } from "./bookmark-fields.tsx";
import { Note } from "./note.tsx";
import type { Bookmark } from "./types.ts";

export interface EditBookmarkDialogProps {
  readonly bookmark: Bookmark;
  readonly onClose: () => void;
}

/** Changes tags and note. When somebody was faster, both versions stand there and one is chosen. */
export function EditBookmarkDialog({ bookmark, onClose }: EditBookmarkDialogProps) {
  const { t } = useTranslation("ideas");
  const [words, setWords] = useState<BookmarkWords>({ tags: bookmark.tags, note: bookmark.note });
  const [version, setVersion] = useState(bookmark.version);
  const [theirs, setTheirs] = useState<Bookmark | null>(null);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const [update, { isLoading }] = eurekaApi.useBookmarkUpdateMutation();
  const [read] = eurekaApi.useLazyBookmarkGetQuery();

  async function submit(ifMatch: number): Promise<void> {
    setFailure(null);
    try {
      await update({ id: bookmark.id, tags: [...words.tags], note: words.note, ifMatch }).unwrap();
      onClose();
    } catch (error) {
      const refused = toFailure(error);
      if (refused.status !== 412) return setFailure(refused);
      const now = await read({ id: bookmark.id })
        .unwrap()
        .catch(() => null);
      if (!now) return setFailure(refused);
      setTheirs(now);
      setVersion(now.version);
    }
  }

  function takeTheirs(now: Bookmark): void {
    setWords({ tags: now.tags, note: now.note });
    setTheirs(null);
  }

  return (
    <Dialog onClose={onClose} onSubmit={() => void submit(version)} open title={t("bookmark.editTitle")} width="medium">
      <Box sx={{ display: "grid", gap: 4, pb: 2 }}>
        {theirs && (
          <Note
            action={
              <>
                <Button onClick={() => void submit(version)}>{t("conflict.keepMine")}</Button>
                <Button onClick={() => takeTheirs(theirs)}>{t("conflict.takeTheirs")}</Button>
              </>
            }
            title={t("conflict.title")}
            tone="warning"
          >
            <div>{t("conflict.tags", { tags: theirs.tags.join(", ") || t("ui:none") })}</div>
            <Box dir="auto" sx={{ whiteSpace: "pre-wrap" }}>
              {t("conflict.note", { note: theirs.note || t("ui:none") })}
            </Box>
          </Note>
        )}
        <BookmarkFields onChange={setWords} value={words} />
        <FormActions failure={failure} isSaving={isLoading} onCancel={onClose} />
      </Box>
    </Dialog>
  );
}
