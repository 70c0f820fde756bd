/** One channel: its conversation, and beside it a thread or its members. */
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams, useSearchParams } from "react-router";
import { useMay } from "../../session/use-me.ts";
import { frame } from "../../theme/tokens.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { QueryStates } from "../../ui/query-states.tsx";
import { PressAnswersProvider } from "./cards/press-answers.tsx";
import { ChannelHeader } from "./channel-header.tsx";
import type { Channel } from "./channel-name.ts";
import { Composer } from "./composer/composer.tsx";
import { newestPosition } from "./conversation/conversation.ts";
import { MessageList } from "./conversation/message-list.tsx";
import { MessagesSkeleton } from "./conversation/messages-skeleton.tsx";
import { useConversation } from "./conversation/use-conversation.ts";
import { usePost } from "./conversation/use-post.ts";
import { useReadMark } from "./conversation/use-read-mark.ts";
import { MembersPanel } from "./members-panel.tsx";
import { ThreadPanel } from "./thread-panel.tsx";
import { WriteNotice } from "./write-notice.tsx";
import "./words.ts";

/** The height of the bottom bar on narrow screens. */
const bottomBar = 56;

export function ChannelScreen() {
  const { channelId = "" } = useParams();
  const query = eurekaApi.useChannelGetQuery({ id: channelId });
  return (
    <Box
      sx={{
        display: "flex",
        flexDirection: "column",
        height: { xs: `calc(100dvh - ${frame.topBar + bottomBar}px)`, md: `calc(100dvh - ${frame.topBar}px)` },
        mr: { md: "var(--eureka-side-panel, 0px)" },
        minWidth: 0,
        minHeight: 0,
      }}
    >
      <QueryStates query={query} skeleton={<MessagesSkeleton />}>
        {(channel) => (
          // Another channel is another conversation: nothing of the one before stays.
          <PressAnswersProvider key={channel.id}>
            <ChannelView channel={channel} />
          </PressAnswersProvider>
        )}
      </QueryStates>
    </Box>
  );
}

function ChannelView({ channel }: { readonly channel: Channel }) {
  const { t } = useTranslation("channels");
  const [search, setSearch] = useSearchParams();
  const { place, query, older } = useConversation(channel.id, null);
  const post = usePost(place);
  const [isAtEnd, setAtEnd] = useState(true);
  const { linePosition } = useReadMark(channel, query.data ? newestPosition(query.data) : 0, isAtEnd);
  const mayWrite = useMay("message:create", { workspaceId: channel.workspaceId }) && channel.archivedAt === null;
  const threadId = search.get("thread");
  const markedId = search.get("message");
  const name = channel.kind === "direct" ? t("channel.direct") : channel.name;

  function show(panel: Readonly<Record<string, string>>): void {
    setSearch(panel);
  }

  return (
    <>
      <title>{`${name} · ${t("ui:product")}`}</title>
      <ChannelHeader channel={channel} onShowMembers={() => show({ panel: "members" })} />
      <Box sx={{ display: "flex", flexDirection: "column", flex: 1, minHeight: 0 }}>
        <QueryStates query={query} skeleton={<MessagesSkeleton />}>
          {(conversation) => (
            <MessageList
              conversation={conversation}
              isAtEnd={isAtEnd}
              isOpen={channel.archivedAt === null}
              label={t("message.list", { name })}
              linePosition={linePosition}
              markedId={threadId ? null : markedId}
              older={older}
              onAtEnd={setAtEnd}
              onOpenThread={(id) => show({ thread: id })}
              place={place}
              post={post}
              start={<Start hasMessages={conversation.messages.length > 0} mayWrite={mayWrite} name={name} />}
            />
          )}
        </QueryStates>
      </Box>
      <Box sx={{ px: { xs: 3, sm: 6 }, pb: { xs: 2, sm: 4 }, pt: 1 }}>
        {mayWrite ? (
          <Composer
            draftKey={channel.id}
            isReady={query.data !== undefined}
            label={t("composer.label", { name })}
            onSend={post.send}
            workspaceId={channel.workspaceId}
          />
        ) : (
          <WriteNotice channel={channel} />
        )}
      </Box>
      {threadId && (
        <ThreadPanel
          channel={channel}
          key={threadId}
          markedId={markedId}
          mayWrite={mayWrite}
          onClose={() => show({})}
          threadId={threadId}
        />
      )}
      {search.get("panel") === "members" && <MembersPanel channel={channel} onClose={() => show({})} />}
    </>
  );
}

function Start({
  hasMessages,
  mayWrite,
  name,
}: {
  readonly hasMessages: boolean;
  readonly mayWrite: boolean;
  readonly name: string;
}) {
  const { t } = useTranslation("channels");
  if (hasMessages) return null;
  return (
    <Box sx={{ px: { xs: 3, sm: 6 } }}>
      <EmptyState
        hint={mayWrite ? t("message.emptyHint") : t("message.emptyReadOnly")}
        sentence={t("message.empty", { name })}
      />
    </Box>
  );
}
