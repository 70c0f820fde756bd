/** Where I am mentioned, the latest first; opening one leads to its place and counts as reading it. */
import type { Output } from "@eureka/sdk";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { usePeople } from "../../session/use-people.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Person } from "../../ui/person.tsx";
import { QueryStates } from "../../ui/query-states.tsx";
import { RelativeTime } from "../../ui/relative-time.tsx";

type Mention = Output<"mention.list">["data"][number];

const pageSize = 50;

export function MentionList() {
  // Each page is a query of its own, so that a change reads again only what is shown.
  const [cursors, setCursors] = useState<readonly (string | null)[]>([null]);
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: "none" }}>
      {cursors.map((cursor, index) => (
        <MentionPage
          cursor={cursor}
          key={cursor ?? "first"}
          onMore={index === cursors.length - 1 ? (next) => setCursors([...cursors, next]) : undefined}
        />
      ))}
    </Box>
  );
}

interface MentionPageProps {
  readonly cursor: string | null;
  /** Left out where the next page is shown already. */
  readonly onMore: ((cursor: string) => void) | undefined;
}

function MentionPage({ cursor, onMore }: MentionPageProps) {
  const { t } = useTranslation("inbox");
  const query = eurekaApi.useMentionListQuery({ limit: pageSize, ...(cursor && { cursor }) });
  return (
    <Box component="li">
      <QueryStates query={query}>
        {({ data, nextCursor }) => (
          <>
            {data.length === 0 && cursor === null && (
              <Box sx={{ p: 4 }}>
                <EmptyState hint={t("empty.mentionsHint")} sentence={t("empty.mentions")} />
              </Box>
            )}
            <Box component="ul" sx={{ m: 0, p: 0, listStyle: "none" }}>
              {data.map((mention) => (
                <MentionRow key={mention.id} mention={mention} />
              ))}
            </Box>
            {nextCursor && onMore && (
              <Button fullWidth onClick={() => onMore(nextCursor)} sx={{ my: 2 }} variant="text">
                {t("ui:showMore")}
              </Button>
            )}
          </>
        )}
      </QueryStates>
    </Box>
  );
}

function MentionRow({ mention }: { readonly mention: Mention }) {
  const { t } = useTranslation("inbox");
  const { nameOf } = usePeople();
  const [markRead] = eurekaApi.useMentionMarkReadMutation();
  const { id, unread, author, excerpt, createdAt, place } = mention;
  const person = author ? nameOf(author) : { name: t("eureka"), kind: "agent" as const };
  const where =
    place.type === "message"
      ? t("inChannel", { name: place.channelName })
      : t("onItem", { name: `${place.workItemKey} ${place.workItemTitle}` });
  return (
    <Box component="li">
      <Box
        component={Link}
        onClick={() => {
          if (unread) void markRead({ id });
        }}
        sx={{
          display: "flex",
          gap: 3,
          px: { xs: 4, sm: 6, md: 4 },
          py: 3,
          borderBottom: 1,
          borderColor: "divider",
          color: "text.primary",
          textDecoration: "none",
          "&:hover": { backgroundColor: "action.hover" },
        }}
        to={addressOf(place)}
      >
        <Person kind={person.kind} name={person.name} size={24} />
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Box
            dir="auto"
            sx={{
              fontSize: "0.8125rem",
              fontWeight: unread ? 650 : 400,
              display: "-webkit-box",
              WebkitLineClamp: 2,
              WebkitBoxOrient: "vertical",
              overflow: "hidden",
              overflowWrap: "anywhere",
            }}
          >
            {excerpt}
          </Box>
          <Typography color="textSecondary" component="div" sx={{ display: "flex", gap: 2, mt: 1 }} variant="caption">
            <Box
              component="bdi"
              sx={{ minWidth: 0, overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" }}
            >
              {where}
            </Box>
            <Box component="span" sx={{ ml: "auto" }}>
              {unread && `${t("unread")} · `}
              <RelativeTime at={createdAt} />
            </Box>
          </Typography>
        </Box>
      </Box>
    </Box>
  );
}

function addressOf(place: Mention["place"]): string {
  if (place.type === "comment") return `/items/${place.workItemKey}`;
  const thread = place.threadId ? `thread=${place.threadId}&` : "";
  return `/channels/${place.channelId}?${thread}message=${place.messageId}`;
}
