/** What Eureka answered to a typed command, right below it: nobody has to open the thread to press a button. */
import Box from "@mui/material/Box";
import type { ReactNode } from "react";
import { usePressAnswers } from "../cards/press-answers.tsx";
import type { ConversationPlace, Message } from "./conversation.ts";
import { useConversation } from "./use-conversation.ts";

export interface InlineAnswersProps {
  readonly channelId: string;
  readonly threadId: string;
  /** Draws one of them; given, because a message draws its answers. */
  readonly renderAnswer: (message: Message, place: ConversationPlace) => ReactNode;
}

/** The first of them, of idea runs how it goes and the best idea; the others are in the thread. */
const most = 2;

export function InlineAnswers({ channelId, threadId, renderAnswer }: InlineAnswersProps) {
  const { place, query } = useConversation(channelId, threadId);
  const { shown } = usePressAnswers();
  const answers = (query.data?.messages ?? []).filter(
    ({ id, author, deletedAt }) => id !== threadId && author === null && !deletedAt && !shown.has(id),
  );
  if (answers.length === 0) return null;
  return (
    <Box sx={{ mt: 1, "& > article": { px: 0, backgroundColor: "transparent !important" } }}>
      {answers.slice(0, most).map((message) => renderAnswer(message, place))}
    </Box>
  );
}
