/** The conversation: newest at the bottom, older ones as one scrolls up. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Divider from "@mui/material/Divider";
import Typography from "@mui/material/Typography";
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../../../session/use-me.ts";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { usePressAnswers } from "../cards/press-answers.tsx";
import { arrangeMessages } from "./arrange-messages.ts";
import type { Conversation, ConversationPlace } from "./conversation.ts";
import { DayLine } from "./day-line.tsx";
import { MessageRow } from "./message-row.tsx";
import { PendingRow } from "./pending-row.tsx";
import type { OlderMessages } from "./use-conversation.ts";
import type { Post } from "./use-post.ts";

export interface MessageListProps {
  readonly place: ConversationPlace;
  readonly conversation: Conversation;
  readonly older: OlderMessages;
  readonly post: Post;
  readonly label: string;
  readonly isOpen: boolean;
  /** Where the line of what is new stands; null for none. */
  readonly linePosition: number | null;
  readonly isAtEnd: boolean;
  readonly onAtEnd: (isAtEnd: boolean) => void;
  readonly onOpenThread?: (messageId: string) => void;
  /** A message that an address leads to. */
  readonly markedId?: string | null;
  /** Above the earliest message. */
  readonly start: ReactNode;
}

/** So near to the end, in px, counts as the end. */
const near = 48;

export function MessageList(props: MessageListProps) {
  const { place, conversation, older, post, label, isOpen, linePosition, isAtEnd, onAtEnd, onOpenThread } = props;
  const { markedId = null, start } = props;
  const { t } = useTranslation("channels");
  const memberId = useMe()?.member?.id;
  const { shown } = usePressAnswers();
  const scroller = useRef<HTMLDivElement>(null);
  const { messages, hasOlder, pending } = conversation;
  const rows = useMemo(
    () =>
      arrangeMessages(
        messages.filter(({ id }) => !shown.has(id)),
        { readPosition: linePosition, memberId },
      ),
    [messages, shown, linePosition, memberId],
  );
  useOlderInSight(scroller, hasOlder && !older.failure, older.load);
  useMarked(scroller, markedId, messages.length, hasOlder, older);

  // What I wrote is where I want to be.
  const pendingCount = pending.length;
  useEffect(() => {
    if (pendingCount > 0) scroller.current?.scrollTo({ top: 0 });
  }, [pendingCount]);

  return (
    <Box sx={{ position: "relative", flex: 1, minHeight: 0, display: "flex" }}>
      <Box
        aria-label={label}
        onKeyDown={moveFocus}
        onScroll={(event) => onAtEnd(Math.abs(event.currentTarget.scrollTop) < near)}
        ref={scroller}
        role="region"
        // Turned around, the browser itself keeps the end in sight and the place while older messages come in.
        sx={{
          flex: 1,
          minWidth: 0,
          overflowY: "auto",
          overflowX: "hidden",
          overscrollBehavior: "contain",
          display: "flex",
          flexDirection: "column-reverse",
        }}
        tabIndex={0}
      >
        <Box sx={{ py: 3, minWidth: 0, ...(place.threadId && { mb: "auto" }) }}>
          {hasOlder ? (
            <Box
              data-older=""
              sx={{ overflowAnchor: "none", display: "grid", justifyItems: "center", gap: 2, px: 4, py: 3 }}
            >
              <FailureNote failure={older.failure} />
              <Button
                aria-busy={older.isLoading}
                disabled={older.isLoading}
                onClick={() => void older.load()}
                variant="text"
              >
                {older.isLoading ? t("ui:loading") : t("message.loadOlder")}
              </Button>
            </Box>
          ) : (
            start
          )}
          {rows.map((row) => {
            if (row.kind === "day") return <DayLine at={row.at} key={row.key} />;
            if (row.kind === "unread") return <UnreadLine key={row.key} />;
            const { message, isFirst } = row;
            return (
              <MessageRow
                isFirst={isFirst}
                isMarked={message.id === markedId}
                isOpen={isOpen}
                key={row.key}
                message={message}
                onOpenThread={onOpenThread}
                place={place}
              />
            );
          })}
          {pending.map((message) => (
            <PendingRow key={message.id} message={message} post={post} />
          ))}
        </Box>
      </Box>
      {!isAtEnd && (
        <Button
          onClick={() => scroller.current?.scrollTo({ top: 0 })}
          startIcon={<Icon name="chevronDown" size={14} />}
          sx={{
            position: "absolute",
            bottom: 8,
            insetInlineStart: "50%",
            transform: "translateX(-50%)",
            backgroundColor: "background.raised",
            "&:hover": { backgroundColor: "background.sunken" },
          }}
        >
          {t("message.toEnd")}
        </Button>
      )}
    </Box>
  );
}

function UnreadLine() {
  const { t } = useTranslation("channels");
  return (
    <Divider
      role="separator"
      sx={{ mx: { xs: 3, sm: 6 }, my: 1, "&::before, &::after": { borderColor: "error.main" } }}
      textAlign="right"
    >
      <Typography color="error" component="span" sx={{ fontWeight: 500 }} variant="caption">
        {t("message.new")}
      </Typography>
    </Divider>
  );
}

/** Loads more once the top comes into sight. */
function useOlderInSight(
  scroller: RefObject<HTMLDivElement | null>,
  isWanted: boolean,
  load: () => Promise<void>,
): void {
  useEffect(() => {
    const sign = scroller.current?.querySelector("[data-older]");
    if (!isWanted || !sign) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && void load(), {
      root: scroller.current,
      rootMargin: "200px",
    });
    observer.observe(sign);
    return () => observer.disconnect();
  }, [isWanted, load, scroller]);
}

/** Goes back as far as a message that an address names, and shows it. */
function useMarked(
  scroller: RefObject<HTMLDivElement | null>,
  markedId: string | null,
  count: number,
  hasOlder: boolean,
  { load, failure }: OlderMessages,
): void {
  const done = useRef<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked for again whenever more messages are held
  useEffect(() => {
    if (!markedId || done.current === markedId) return;
    const found = scroller.current?.querySelector<HTMLElement>(`[data-message="${CSS.escape(markedId)}"]`);
    if (found) {
      done.current = markedId;
      found.scrollIntoView({ block: "center" });
      found.focus({ preventScroll: true });
    } else if (hasOlder && !failure) void load();
  }, [markedId, count, hasOlder, load]);
}

/** The arrows go from message to message; inside one, Tab reaches what can be done with it. */
function moveFocus(event: KeyboardEvent<HTMLDivElement>): void {
  const { target, currentTarget, key } = event;
  if (key !== "ArrowUp" && key !== "ArrowDown") return;
  const isRow = target instanceof HTMLElement && target.matches("[data-message]");
  if (target !== currentTarget && !isRow) return;
  const rows = [...currentTarget.querySelectorAll<HTMLElement>("[data-message]")];
  const here = isRow ? rows.indexOf(target) : rows.length;
  const next = rows[key === "ArrowUp" ? here - 1 : here + 1];
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: "nearest" });
}
