/** All channels that I may see: those that I am in, those that I can join, and the archived ones on request. */
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Tab from "@mui/material/Tab";
import Tabs from "@mui/material/Tabs";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { useMay } from "../../session/use-me.ts";
import { toFailure } from "../../ui/api-failure.ts";
import { Badge } from "../../ui/badge.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailureNote } from "../../ui/failure-note.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Page } from "../../ui/page.tsx";
import { QueryStates } from "../../ui/query-states.tsx";
import { Section } from "../../ui/section.tsx";
import type { Channel } from "./channel-name.ts";
import { CreateChannelDialog } from "./create-channel-dialog.tsx";
import "./words.ts";

export function ChannelListScreen() {
  const { t } = useTranslation("channels");
  const [search, setSearch] = useSearchParams();
  const showsArchived = search.get("show") === "archived";
  const [isCreating, setCreating] = useState(false);
  const mayCreate = useMay("channel:create");
  const query = eurekaApi.useChannelListQuery({ limit: 200, archived: showsArchived });
  const workspaces = eurekaApi.useWorkspaceListQuery({ limit: 200 }).data?.data ?? [];
  const create = mayCreate && (
    <Button color="primary" onClick={() => setCreating(true)} startIcon={<Icon name="plus" />} variant="contained">
      {t("channel.create")}
    </Button>
  );
  const wanted = (channel: Channel) => (channel.archivedAt !== null) === showsArchived;
  const nameOfWorkspace = (id: string) =>
    workspaces.length > 1 ? workspaces.find((workspace) => workspace.id === id)?.name : undefined;

  return (
    <Page actions={create} title={t("title")}>
      <Tabs
        aria-label={t("filter")}
        onChange={(_, next: string) => setSearch(next === "archived" ? { show: next } : {})}
        sx={{ mb: 4, borderBottom: 1, borderColor: "divider" }}
        value={showsArchived ? "archived" : "open"}
      >
        <Tab label={t("open")} value="open" />
        <Tab label={t("archived")} value="archived" />
      </Tabs>
      <QueryStates
        empty={
          <EmptyState
            action={showsArchived ? null : create}
            hint={t(showsArchived ? "noneArchivedHint" : "noneHint")}
            sentence={t(showsArchived ? "noneArchived" : "none")}
          />
        }
        isEmpty={({ data }) => !data.some(wanted)}
        query={query}
      >
        {({ data }) => {
          const shown = data.filter(wanted);
          const mine = shown.filter(({ isMember }) => isMember);
          const others = shown.filter(({ isMember }) => !isMember);
          return (
            <>
              {mine.length > 0 && (
                <Section title={t("mine")}>
                  <ChannelRows channels={mine} workspaceOf={nameOfWorkspace} />
                </Section>
              )}
              {others.length > 0 && (
                <Section hint={t("othersHint")} title={t("others")}>
                  <ChannelRows channels={others} workspaceOf={nameOfWorkspace} />
                </Section>
              )}
            </>
          );
        }}
      </QueryStates>
      {isCreating && <CreateChannelDialog onClose={() => setCreating(false)} />}
    </Page>
  );
}

interface ChannelRowsProps {
  readonly channels: readonly Channel[];
  readonly workspaceOf: (id: string) => string | undefined;
}

function ChannelRows({ channels, workspaceOf }: ChannelRowsProps) {
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: "none" }}>
      {channels.map((channel) => (
        <ChannelRow channel={channel} key={channel.id} workspace={workspaceOf(channel.workspaceId)} />
      ))}
    </Box>
  );
}

function ChannelRow({ channel, workspace }: { readonly channel: Channel; readonly workspace: string | undefined }) {
  const { t } = useTranslation("channels");
  const [join, { error, isLoading }] = eurekaApi.useChannelJoinMutation();
  const { id, name, topic, kind, isMember, archivedAt } = channel;
  const unread = channel.unreadCount ?? 0;
  return (
    <Box component="li" sx={{ borderBottom: 1, borderColor: "divider" }}>
      <Box sx={{ display: "flex", alignItems: "center", gap: 2, minHeight: 44 }}>
        <Box component={Link} sx={rowLink} to={`/channels/${id}`}>
          <Box sx={{ color: "text.secondary" }}>
            <Icon name={archivedAt ? "archive" : kind === "public" ? "hash" : kind === "private" ? "lock" : "person"} />
          </Box>
          <Box
            component="bdi"
            sx={{
              fontWeight: unread > 0 ? 650 : 500,
              overflow: "hidden",
              textOverflow: "ellipsis",
              whiteSpace: "nowrap",
              flex: "0 1 auto",
              minWidth: 0,
            }}
          >
            {kind === "direct" ? t("channel.direct") : name}
          </Box>
          <Badge
            count={unread}
            label={t("unread", { count: unread })}
            tone={channel.unreadMentionCount ? "accent" : "neutral"}
          />
          <Typography
            color="textSecondary"
            dir="auto"
            noWrap
            sx={{ flex: 1, minWidth: 0, display: { xs: "none", sm: "block" } }}
            variant="body2"
          >
            {topic}
          </Typography>
          {workspace && (
            <Typography color="textSecondary" noWrap sx={{ maxWidth: 160, ml: "auto" }} variant="caption">
              {workspace}
            </Typography>
          )}
        </Box>
        {!isMember && !archivedAt && kind === "public" && (
          <Button aria-label={t("channel.joinNamed", { name })} disabled={isLoading} onClick={() => void join({ id })}>
            {t("channel.join")}
          </Button>
        )}
      </Box>
      <FailureNote failure={error && toFailure(error)} />
    </Box>
  );
}

const rowLink = {
  flex: 1,
  minWidth: 0,
  display: "flex",
  alignItems: "center",
  gap: 2,
  alignSelf: "stretch",
  px: 2,
  borderRadius: "6px",
  color: "text.primary",
  fontSize: "0.875rem",
  textDecoration: "none",
  "&:hover": { backgroundColor: "action.hover" },
} as const;
