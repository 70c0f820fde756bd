/** A thread beside its channel. */
import Box from "@mui/material/Box";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { QueryStates } from "../../ui/query-states.tsx";
import { SidePanel } from "../../ui/side-panel.tsx";
import type { Channel } from "./channel-name.ts";
import { Composer } from "./composer/composer.tsx";
import { MessageList } from "./conversation/message-list.tsx";
import { useConversation } from "./conversation/use-conversation.ts";
import { usePost } from "./conversation/use-post.ts";
import { WriteNotice } from "./write-notice.tsx";

export interface ThreadPanelProps {
  readonly channel: Channel;
  readonly threadId: string;
  readonly markedId: string | null;
  readonly mayWrite: boolean;
  readonly onClose: () => void;
}

export function ThreadPanel({ channel, threadId, markedId, mayWrite, onClose }: ThreadPanelProps) {
  const { t } = useTranslation("channels");
  const { place, query, older } = useConversation(channel.id, threadId);
  const post = usePost(place);
  const [isAtEnd, setAtEnd] = useState(true);
  return (
    <SidePanel onClose={onClose} title={t("thread.title")}>
      <Box sx={{ display: "flex", flexDirection: "column", height: "calc(100% + 32px)", m: -4, minHeight: 0 }}>
        <QueryStates query={query}>
          {(conversation) => (
            <MessageList
              conversation={conversation}
              isAtEnd={isAtEnd}
              isOpen={channel.archivedAt === null}
              label={t("thread.title")}
              linePosition={null}
              markedId={markedId}
              older={older}
              onAtEnd={setAtEnd}
              place={place}
              post={post}
              start={null}
            />
          )}
        </QueryStates>
        <Box sx={{ px: 4, pb: 4, pt: 1 }}>
          {mayWrite ? (
            <Composer
              autoFocus={!markedId}
              draftKey={threadId}
              isReady={query.data !== undefined}
              label={t("thread.composer")}
              onSend={post.send}
              workspaceId={channel.workspaceId}
            />
          ) : (
            <WriteNotice channel={channel} />
          )}
        </Box>
      </Box>
    </SidePanel>
  );
}
