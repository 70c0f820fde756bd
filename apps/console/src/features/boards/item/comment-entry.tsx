/** One comment. Its author may change it; a deleted one keeps its place. */
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type ApiFailure, toFailure } from "../../../ui/api-failure.ts";
import { useConfirm } from "../../../ui/confirm-provider.tsx";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { FormActions } from "../../../ui/form-actions.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { Markdown } from "../../../ui/markdown.tsx";
import { MarkdownEditor } from "../../../ui/markdown-editor.tsx";
import { MenuButton, type MenuEntry } from "../../../ui/menu-button.tsx";
import { Person } from "../../../ui/person.tsx";
import { RelativeTime } from "../../../ui/relative-time.tsx";
import { useBoardPeople } from "../people.ts";
import type { Comment } from "../types.ts";
import { ConflictDialog } from "./conflict-dialog.tsx";
import { useCommentSave } from "./use-comment-save.ts";

interface CommentEntryProps {
  readonly comment: Comment;
  readonly mayEdit: boolean;
  readonly mayDelete: boolean;
}

export function CommentEntry({ comment, mayEdit, mayDelete }: CommentEntryProps) {
  const { t } = useTranslation("boards");
  const confirm = useConfirm();
  const { nameOf } = useBoardPeople();
  const { save, isSaving, failure: refused, conflict, clear } = useCommentSave(comment);
  const [remove] = eurekaApi.useCommentDeleteMutation();
  const [edited, setEdited] = useState<string | null>(null);
  // The list follows what others do while somebody writes: what counts is the version that was read.
  const [readVersion, setReadVersion] = useState(comment.version);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const { id, body, deletedAt } = comment;
  const author = nameOf(comment.author);

  function begin(): void {
    setReadVersion(comment.version);
    setEdited(body);
  }

  function end(): void {
    setEdited(null);
    clear();
  }

  async function finish(version: number): Promise<void> {
    if (edited === null || edited.trim() === "" || isSaving) return;
    if (await save(edited, version)) end();
  }

  async function askAndDelete(): Promise<void> {
    const question = {
      title: t("comments.deleteTitle"),
      detail: t("comments.deleteDetail"),
      confirmLabel: t("comments.delete"),
      isDangerous: true,
    };
    if (!(await confirm(question))) return;
    setFailure(null);
    await remove({ id })
      .unwrap()
      .catch((error: unknown) => setFailure(toFailure(error)));
  }

  const entries: MenuEntry[] = [
    ...(mayEdit ? [{ label: t("comments.edit"), icon: <Icon name="edit" />, onSelect: begin }] : []),
    ...(mayDelete
      ? [
          {
            label: t("comments.delete"),
            icon: <Icon name="trash" />,
            isDangerous: true,
            onSelect: () => void askAndDelete(),
          },
        ]
      : []),
  ];
  return (
    <Box component="li" sx={{ minWidth: 0 }}>
      <Box
        sx={{
          display: "flex",
          alignItems: "center",
          gap: 2,
          minHeight: 32,
          fontSize: "0.8125rem",
          color: "text.secondary",
        }}
      >
        <Box sx={{ color: "text.primary", fontWeight: 500, minWidth: 0, display: "flex" }}>
          <Person showName {...author} />
        </Box>
        <RelativeTime at={comment.createdAt} />
        {comment.editedAt && <span>{t("comments.edited")}</span>}
        {comment.sourceMessageId && <span>{t("comments.fromChat")}</span>}
        {deletedAt === null && edited === null && entries.length > 0 && (
          <Box sx={{ ml: "auto" }}>
            <MenuButton icon="more" items={entries} label={t("comments.menu", { name: author.name })} />
          </Box>
        )}
      </Box>
      <Box sx={{ pl: 7 }}>
        {deletedAt !== null ? (
          <Box sx={{ color: "text.secondary", fontStyle: "italic", fontSize: "0.875rem" }}>{t("comments.deleted")}</Box>
        ) : edited === null ? (
          <Markdown text={body} />
        ) : (
          <Box onKeyDown={(event) => event.key === "Escape" && event.preventDefault()} sx={{ display: "grid", gap: 2 }}>
            <MarkdownEditor
              autoFocus
              hideLabel
              label={t("comments.edit")}
              maxLength={101_000}
              minRows={2}
              onChange={setEdited}
              onSubmit={() => void finish(readVersion)}
              value={edited}
            />
            <FormActions
              isDirty={edited.trim() !== "" && edited !== body}
              failure={refused}
              isSaving={isSaving}
              onCancel={end}
              onSave={() => void finish(readVersion)}
            />
          </Box>
        )}
        <FailureNote failure={failure} />
      </Box>
      {conflict && (
        <ConflictDialog
          mine={conflict.mine}
          onClose={clear}
          onKeepMine={() => void finish(conflict.theirs.version)}
          onTakeTheirs={end}
          theirs={conflict.theirs.body}
        />
      )}
    </Box>
  );
}
