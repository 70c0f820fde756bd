/** Where we are: the channel's name and topic, its board, its people, and what can be done with it. */
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import IconButton from "@mui/material/IconButton";
import Tooltip from "@mui/material/Tooltip";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { useMay } from "../../session/use-me.ts";
import { type ApiFailure, toFailure } from "../../ui/api-failure.ts";
import { useConfirm } from "../../ui/confirm-provider.tsx";
import { FailureNote } from "../../ui/failure-note.tsx";
import { Icon } from "../../ui/icon.tsx";
import { MenuButton, type MenuEntry } from "../../ui/menu-button.tsx";
import type { Channel } from "./channel-name.ts";
import { EditChannelDialog } from "./edit-channel-dialog.tsx";
import { MappedBoard } from "./mapped-board.tsx";

export interface ChannelHeaderProps {
  readonly channel: Channel;
  readonly onShowMembers: () => void;
}

export function ChannelHeader({ channel, onShowMembers }: ChannelHeaderProps) {
  const { t } = useTranslation("channels");
  const navigate = useNavigate();
  const confirm = useConfirm();
  const [isEditing, setEditing] = useState(false);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const [join, { isLoading: isJoining }] = eurekaApi.useChannelJoinMutation();
  const [leave] = eurekaApi.useChannelLeaveMutation();
  const [archive] = eurekaApi.useChannelArchiveMutation();
  const mayUpdate = useMay("channel:update", { workspaceId: channel.workspaceId });
  const { id, name, topic, kind, isMember, archivedAt } = channel;
  const isDirect = kind === "direct";
  const refused = (error: unknown) => setFailure(toFailure(error));

  async function askAndLeave(): Promise<void> {
    const detail = kind === "private" ? t("channel.leavePrivate") : t("channel.leavePublic");
    if (!(await confirm({ title: t("channel.leaveTitle", { name }), detail, confirmLabel: t("channel.leave") })))
      return;
    await leave({ id })
      .unwrap()
      .then(() => navigate("/channels"), refused);
  }

  async function askAndArchive(): Promise<void> {
    const question = {
      title: t("channel.archiveTitle", { name }),
      detail: t("channel.archiveDetail"),
      confirmLabel: t("channel.archive"),
    };
    if (await confirm(question)) await archive({ id }).unwrap().catch(refused);
  }

  const items: MenuEntry[] = [
    ...(mayUpdate && !isDirect
      ? [{ label: t("channel.edit"), icon: <Icon name="edit" />, onSelect: () => setEditing(true) }]
      : []),
    ...(isMember && !isDirect
      ? [{ label: t("channel.leave"), icon: <Icon name="external" />, onSelect: () => void askAndLeave() }]
      : []),
    ...(mayUpdate && !isDirect && !archivedAt
      ? [{ label: t("channel.archive"), icon: <Icon name="archive" />, onSelect: () => void askAndArchive() }]
      : []),
  ];
  return (
    <Box component="header" sx={{ borderBottom: 1, borderColor: "divider", px: { xs: 3, sm: 6 }, py: 1.5 }}>
      <Box sx={{ display: "flex", alignItems: "center", gap: 2, minHeight: 36, minWidth: 0 }}>
        <IconButton aria-label={t("channel.all")} component={Link} sx={{ display: { md: "none" } }} to="/channels">
          <Icon name="chevronLeft" />
        </IconButton>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Typography
            component="h1"
            noWrap
            sx={{ display: "flex", alignItems: "center", gap: 1, fontSize: "1rem", minWidth: 0 }}
            tabIndex={-1}
            title={name}
            variant="h2"
          >
            <Icon name={kind === "public" ? "hash" : kind === "private" ? "lock" : "person"} />
            <Box component="bdi" sx={{ minWidth: 0, overflow: "hidden", textOverflow: "ellipsis" }}>
              {isDirect ? t("channel.direct") : name}
            </Box>
          </Typography>
          {topic && (
            <Typography
              color="textSecondary"
              dir="auto"
              noWrap
              sx={{ display: "block" }}
              title={topic}
              variant="caption"
            >
              {topic}
            </Typography>
          )}
        </Box>
        <MappedBoard channel={channel} />
        {!isMember && kind === "public" && !archivedAt && (
          <Button
            color="primary"
            disabled={isJoining}
            onClick={() => {
              setFailure(null);
              join({ id }).unwrap().catch(refused);
            }}
            variant="contained"
          >
            {t("channel.join")}
          </Button>
        )}
        {!isDirect && (
          <Tooltip title={t("members.title")}>
            <IconButton aria-label={t("members.title")} onClick={onShowMembers}>
              <Icon name="people" />
            </IconButton>
          </Tooltip>
        )}
        {items.length > 0 && <MenuButton icon="more" items={items} label={t("ui:moreActions")} />}
      </Box>
      <FailureNote failure={failure} />
      {isEditing && <EditChannelDialog channel={channel} onClose={() => setEditing(false)} />}
    </Box>
  );
}
