/** The discussion of an item, the oldest first, and the field for the next word. */
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../../../session/use-me.ts";
import { type ApiFailure, toFailure } from "../../../ui/api-failure.ts";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { MarkdownEditor } from "../../../ui/markdown-editor.tsx";
import { Section } from "../../../ui/section.tsx";
import { useDraft } from "../../../ui/use-draft.ts";
import type { WholeItem } from "../types.ts";
import { CommentEntry } from "./comment-entry.tsx";

interface ItemCommentsProps {
  readonly item: WholeItem;
  readonly mayWrite: boolean;
  /** Whether I may delete what others wrote. */
  readonly mayManage: boolean;
}

export function ItemComments({ item, mayWrite, mayManage }: ItemCommentsProps) {
  const { t } = useTranslation("boards");
  // Whoever wrote one sees it: it stands behind all others.
  const [showsAll, setShowsAll] = useState(false);
  return (
    <Section title={t("comments.title")}>
      <Box component="ol" sx={{ listStyle: "none", m: 0, p: 0, display: "grid", gap: 4 }}>
        <CommentPage item={item} mayManage={mayManage} mayWrite={mayWrite} showsAll={showsAll} />
      </Box>
      {mayWrite && <CommentForm item={item} onSent={() => setShowsAll(true)} />}
    </Section>
  );
}

interface CommentPageProps extends ItemCommentsProps {
  readonly cursor?: string;
  /** With all pages that come after it, without being asked. */
  readonly showsAll: boolean;
}

/** A page of comments, which brings the next one. */
function CommentPage({ item, cursor, mayWrite, mayManage, showsAll }: CommentPageProps) {
  const { t } = useTranslation("boards");
  const [showsMore, setShowsMore] = useState(false);
  const { data, error } = eurekaApi.useCommentListQuery({ workItemId: item.id, limit: 100, ...(cursor && { cursor }) });
  const myId = useMe()?.member?.id;
  if (error && !data) return <FailureNote failure={toFailure(error)} />;
  if (!data) return null;
  if (data.data.length === 0 && !cursor && !mayWrite) {
    return (
      <Typography color="textSecondary" component="li" variant="body2">
        {t("comments.none")}
      </Typography>
    );
  }
  return (
    <>
      {data.data.map((comment) => {
        const isMine = comment.author?.type === "member" && comment.author.id === myId;
        return (
          <CommentEntry
            comment={comment}
            key={comment.id}
            mayDelete={mayWrite && (isMine || mayManage)}
            mayEdit={mayWrite && isMine}
          />
        );
      })}
      {data.nextCursor !== null &&
        (showsMore || showsAll ? (
          <CommentPage
            cursor={data.nextCursor}
            item={item}
            mayManage={mayManage}
            mayWrite={mayWrite}
            showsAll={showsAll}
          />
        ) : (
          <li>
            <Button onClick={() => setShowsMore(true)} variant="text">
              {t("comments.more")}
            </Button>
          </li>
        ))}
    </>
  );
}

interface CommentFormProps {
  readonly item: WholeItem;
  readonly onSent: () => void;
}

function CommentForm({ item, onSent }: CommentFormProps) {
  const { t } = useTranslation("boards");
  const draft = useDraft(`comment.${item.id}`);
  const [create, { isLoading }] = eurekaApi.useCommentCreateMutation();
  const [failure, setFailure] = useState<ApiFailure | null>(null);

  async function send(): Promise<void> {
    if (draft.text.trim() === "" || isLoading) return;
    setFailure(null);
    try {
      await create({ workItemId: item.id, body: draft.text }).unwrap();
      draft.clear();
      onSent();
    } catch (error) {
      setFailure(toFailure(error));
    }
  }

  return (
    <Box
      onKeyDown={(event) => event.key === "Escape" && draft.text !== "" && event.preventDefault()}
      sx={{ mt: 4, display: "grid", gap: 2 }}
    >
      <MarkdownEditor
        actions={
          <Button color="primary" disabled={draft.text.trim() === ""} onClick={() => void send()} variant="contained">
            {t("comments.send")}
          </Button>
        }
        hideLabel
        label={t("comments.write")}
        maxLength={101_000}
        minRows={2}
        onChange={draft.setText}
        onSubmit={() => void send()}
        placeholder={t("comments.placeholder")}
        value={draft.text}
      />
      <FailureNote failure={failure} />
    </Box>
  );
}
