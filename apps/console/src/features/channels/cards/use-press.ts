/** Pressing a button of a card: accepted at once; what came of it shows on the card, or as words to me alone. */

import { toApiFailure } from "@eureka/sdk/rtk-query";
import { skipToken } from "@reduxjs/toolkit/query";
import { useEffect, useRef, useState } from "react";
import { useClient } from "../../../session/use-client.ts";
import { useMe } from "../../../session/use-me.ts";
import type { ApiFailure } from "../../../ui/api-failure.ts";
import { type Message, newestPosition } from "../conversation/conversation.ts";
import { conversationApi } from "../conversation/conversation-api.ts";
import type { CardAction, CardValues } from "./card-values.ts";
import { findAnswer, type Press } from "./find-answer.ts";
import { usePressAnswers } from "./press-answers.tsx";

/** Milliseconds after which a press without a visible effect can be repeated. */
const patience = 6_000;

export interface CardPress {
  /** The action on its way; meanwhile nothing else of the card can be pressed. */
  readonly busyAction: string | null;
  readonly failure: ApiFailure | null;
  /** What Eureka said to me alone: why not, or a form. */
  readonly answer: Message | null;
  readonly press: (action: CardAction, values: CardValues, value?: string) => void;
  readonly dismissAnswer: () => void;
}

export function usePress(message: Message): CardPress {
  const client = useClient();
  const memberId = useMe()?.member?.id;
  const answers = usePressAnswers();
  const [press, setPress] = useState<Press | null>(null);
  const [isSettling, setSettling] = useState(false);
  const [isDismissed, setDismissed] = useState(false);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  // State comes with the next render; a second click may come before.
  const isBusy = useRef(false);

  // Refusals come where the card stands, forms into the thread below it.
  const { channelId, threadId } = message;
  const here = conversationApi.useConversationQuery({ channelId, threadId }).data?.messages ?? noMessages;
  const belowPlace = threadId === null && press !== null ? { channelId, threadId: message.id } : skipToken;
  const below = conversationApi.useConversationQuery(belowPlace).data?.messages ?? noMessages;
  const found = press && (findAnswer(press, here, memberId) ?? findAnswer(press, below, memberId));
  const foundId = found?.id ?? null;
  const isChanged = press !== null && message.version !== press.version;

  function settle(): void {
    isBusy.current = false;
    setSettling(false);
  }

  useEffect(() => {
    if (isSettling && (foundId !== null || isChanged)) settle();
  });
  useEffect(() => {
    if (!isSettling) return;
    const timer = setTimeout(settle, patience);
    return () => clearTimeout(timer);
  });
  const { show } = answers;
  useEffect(() => {
    if (foundId !== null) show(foundId);
  }, [foundId, show]);

  async function run(action: CardAction, values: CardValues, value?: string): Promise<void> {
    if (isBusy.current) return;
    isBusy.current = true;
    const after = Math.max(newestPosition({ messages: here }), newestPosition({ messages: below }), message.position);
    setPress({ messageId: message.id, actionId: action.id, after, version: message.version });
    setSettling(true);
    setDismissed(false);
    setFailure(null);
    try {
      await client.call("message.press", {
        id: message.id,
        actionId: action.id,
        ...(value !== undefined && { value }),
        values: { ...values },
      });
    } catch (error) {
      setFailure(toApiFailure(error));
      settle();
    }
  }

  return {
    busyAction: isSettling ? (press?.actionId ?? null) : null,
    failure,
    answer: isDismissed ? null : found,
    press: (action, values, value) => void run(action, values, value),
    dismissAnswer: () => setDismissed(true),
  };
}

const noMessages: readonly Message[] = [];
