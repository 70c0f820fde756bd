/** One message: who, when, what, with its card, files, reactions and thread. */
import { toApiFailure } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { memo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../session/use-me.ts";
import { usePeople } from "../../../session/use-people.ts";
import type { ApiFailure } from "../../../ui/api-failure.ts";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { Markdown } from "../../../ui/markdown.tsx";
import { Person, PersonName } from "../../../ui/person.tsx";
import { RelativeTime } from "../../../ui/relative-time.tsx";
import { CardView } from "../cards/card-view.tsx";
import { MessageFiles } from "../files/message-files.tsx";
import { ReactionBar } from "../reactions/reaction-bar.tsx";
import { useReact } from "../reactions/use-react.ts";
import { useMentionNames } from "../use-mention-names.ts";
import { ClockTime } from "./clock-time.tsx";
import type { ConversationPlace, Message } from "./conversation.ts";
import { InlineAnswers } from "./inline-answers.tsx";
import { MessageEditor } from "./message-editor.tsx";
import { MessageTools } from "./message-tools.tsx";
import { rowLook } from "./row-look.ts";

export interface MessageRowProps {
  readonly place: ConversationPlace;
  readonly message: Message;
  /** Whether it shows who wrote it. */
  readonly isFirst: boolean;
  /** Whether the channel can be written into. */
  readonly isOpen: boolean;
  /** Left out inside a thread. */
  readonly onOpenThread?: ((messageId: string) => void) | undefined;
  readonly isMarked?: boolean;
  /** Without face and tools: an answer that is shown below what it answers. */
  readonly isInline?: boolean;
}

export const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  const { place, message, isFirst, isOpen, onOpenThread, isMarked = false, isInline = false } = props;
  const { t } = useTranslation("channels");
  const { nameOf } = usePeople();
  const names = useMentionNames();
  // Once pointed at, its tools stay: a menu of theirs may be open while the pointer is elsewhere. The look hides them.
  const [isNear, setNear] = useState(false);
  const [isEditing, setEditing] = useState(false);
  const [refusal, setRefusal] = useState<ApiFailure | null>(null);
  const react = useReact(place, message);
  const mayWrite = useMay("message:create", { workspaceId: message.workspaceId }) && isOpen;
  const author = message.author ? nameOf(message.author) : { name: t("eureka"), kind: "agent" as const };
  const { id, text, card, deletedAt, editedAt, replyCount } = message;

  async function toggle(emoji: string): Promise<void> {
    setRefusal(null);
    setRefusal(await react(emoji));
  }

  return (
    <Box
      aria-label={t("message.by", { name: author.name })}
      component="article"
      data-message={id}
      onFocus={() => setNear(true)}
      onMouseEnter={() => setNear(true)}
      sx={rowLook(isFirst, isMarked)}
      tabIndex={-1}
    >
      {!isInline && (
        <Box sx={{ width: 32, flex: "none" }}>
          {isFirst ? (
            <Person kind={author.kind} name={author.name} size={32} />
          ) : (
            isNear && <ClockTime at={message.createdAt} isQuiet />
          )}
        </Box>
      )}
      <Box sx={{ flex: 1, minWidth: 0 }}>
        {isFirst && (
          <Box sx={{ display: "flex", alignItems: "baseline", gap: 2, minWidth: 0 }}>
            <Box sx={{ fontWeight: 650, fontSize: "0.875rem", minWidth: 0, display: "flex" }}>
              <PersonName kind={author.kind} name={author.name} />
            </Box>
            <ClockTime at={message.createdAt} />
          </Box>
        )}
        {message.visibleTo && (
          <Typography color="textSecondary" sx={{ display: "flex", alignItems: "center", gap: 1 }} variant="caption">
            <Icon name="eye" size={12} />
            {t("message.onlyYou")}
          </Typography>
        )}
        {deletedAt ? (
          <Typography color="textSecondary" sx={{ fontStyle: "italic" }} variant="body2">
            {t("message.deleted")}
          </Typography>
        ) : isEditing ? (
          <MessageEditor message={message} onClose={() => setEditing(false)} place={place} />
        ) : (
          <>
            {/* The words of a card are in its text too, for those who cannot draw it. */}
            {!card && (
              <Box sx={{ fontSize: "0.875rem" }}>
                <Markdown mentions={names} text={text} />
                {editedAt && (
                  <Typography color="textSecondary" component="span" variant="caption">
                    {t("message.edited")}
                  </Typography>
                )}
              </Box>
            )}
            {card && <CardView card={card} mayPress={mayWrite} message={message} />}
            <MessageFiles fileIds={message.fileIds} />
            <ReactionBar mayReact={mayWrite} onToggle={(emoji) => void toggle(emoji)} reactions={message.reactions} />
          </>
        )}
        <FailureNote failure={refusal} />
        {onOpenThread && replyCount > 0 && (
          <>
            {text.toLowerCase().startsWith("/eureka") && (
              <InlineAnswers
                channelId={place.channelId}
                renderAnswer={(answer, answered) => (
                  <MessageRow
                    isFirst={false}
                    isInline
                    isOpen={isOpen}
                    key={answer.id}
                    message={answer}
                    place={answered}
                  />
                )}
                threadId={id}
              />
            )}
            <Button
              onClick={() => onOpenThread(id)}
              color="primary"
              startIcon={<Icon name="comment" size={14} />}
              sx={{ mt: 1, ml: -2, px: 2, minHeight: 28 }}
              variant="text"
            >
              {t("thread.replies", { count: replyCount })}
              {message.lastReplyAt && (
                <Box component="span" sx={{ ml: 2, color: "text.secondary", fontWeight: 400 }}>
                  <RelativeTime at={message.lastReplyAt} />
                </Box>
              )}
            </Button>
          </>
        )}
      </Box>
      {isNear && !deletedAt && !isEditing && !isInline && (
        <MessageTools
          isOpen={isOpen}
          message={message}
          onEdit={() => setEditing(true)}
          onReact={react}
          onRefused={(error) => setRefusal(toShown(error))}
          onReply={onOpenThread && !message.visibleTo ? () => onOpenThread(id) : undefined}
        />
      )}
    </Box>
  );
});

function toShown(error: unknown): ApiFailure {
  return typeof error === "object" && error !== null && "kind" in error ? (error as ApiFailure) : toApiFailure(error);
}
