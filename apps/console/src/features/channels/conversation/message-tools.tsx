/** What can be done to a message, while it is pointed at or has the focus. */
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import Tooltip from "@mui/material/Tooltip";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay, useMe } from "../../../session/use-me.ts";
import { useConfirm } from "../../../ui/confirm-provider.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { MenuButton, type MenuEntry } from "../../../ui/menu-button.tsx";
import { EmojiPicker } from "../reactions/emoji-picker.tsx";
import type { React } from "../reactions/use-react.ts";
import type { Message } from "./conversation.ts";

export interface MessageToolsProps {
  readonly message: Message;
  /** Whether the channel can be written into. */
  readonly isOpen: boolean;
  readonly onReact: React;
  readonly onReply: (() => void) | undefined;
  readonly onEdit: () => void;
  readonly onRefused: (error: unknown) => void;
}

export function MessageTools({ message, isOpen, onReact, onReply, onEdit, onRefused }: MessageToolsProps) {
  const { t } = useTranslation("channels");
  const confirm = useConfirm();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [remove] = eurekaApi.useMessageDeleteMutation();
  const { id, workspaceId, author, visibleTo } = message;
  const me = useMe()?.member?.id;
  const place = { workspaceId };
  const mayWrite = useMay("message:create", place);
  const mayEdit = useMay("message:update", place);
  const mayDelete = useMay("message:delete", place);
  const managesPlace = useMay("workspace:update", place);
  const isMine = me !== undefined && (visibleTo ?? author?.id) === me;

  async function askAndDelete(): Promise<void> {
    const question = {
      title: t("message.deleteTitle"),
      detail: t("message.deleteDetail"),
      confirmLabel: t("ui:delete"),
    };
    if (!(await confirm({ ...question, isDangerous: true }))) return;
    await remove({ id }).unwrap().catch(onRefused);
  }

  const address = `${window.location.origin}/channels/${message.channelId}?${message.threadId ? `thread=${message.threadId}&` : ""}message=${id}`;
  const items: MenuEntry[] = [
    {
      label: t("message.copyLink"),
      icon: <Icon name="link" />,
      onSelect: () => void navigator.clipboard.writeText(address),
    },
    ...(message.text
      ? [
          {
            label: t("message.copyText"),
            icon: <Icon name="copy" />,
            onSelect: () => void navigator.clipboard.writeText(message.text),
          },
        ]
      : []),
    ...(mayEdit && isOpen && author !== null && author.id === me
      ? [{ label: t("ui:edit"), icon: <Icon name="edit" />, onSelect: onEdit }]
      : []),
    ...(mayDelete && (isMine || managesPlace)
      ? [{ label: t("ui:delete"), icon: <Icon name="trash" />, isDangerous: true, onSelect: () => void askAndDelete() }]
      : []),
  ];
  return (
    <Box aria-label={t("message.tools")} className="near-only" role="toolbar" sx={look}>
      {mayWrite && isOpen && (
        <Tooltip title={t("reaction.add")}>
          <IconButton aria-label={t("reaction.add")} onClick={(event) => setAnchor(event.currentTarget)} sx={small}>
            <Icon name="smile" />
          </IconButton>
        </Tooltip>
      )}
      {onReply && (
        <Tooltip title={t("thread.reply")}>
          <IconButton aria-label={t("thread.reply")} onClick={onReply} sx={small}>
            <Icon name="reply" />
          </IconButton>
        </Tooltip>
      )}
      <MenuButton icon="more" items={items} label={t("ui:moreActions")} />
      <EmojiPicker anchor={anchor} onClose={() => setAnchor(null)} onPick={onReact} />
    </Box>
  );
}

const small = { width: 32, height: 32 } as const;
const look = {
  position: "absolute",
  zIndex: 1,
  top: -12,
  insetInlineEnd: 12,
  display: "flex",
  border: 1,
  borderColor: "divider",
  borderRadius: "6px",
  backgroundColor: "background.raised",
} as const;
