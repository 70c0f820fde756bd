import { eurekaApi } from "@eureka/sdk/rtk-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { PlatformMark } from "../ui/platform-mark.tsx";
import type { SelectOption } from "../ui/select-input.tsx";
import { builtInConnector } from "./built-in-connector.ts";
import type { ShareWay } from "./share-dialog.tsx";
import { useMayFunction } from "./use-me.ts";

export interface WhatIsShared {
  readonly post: (channelId: string) => Promise<unknown>;
  readonly choices?: ReactNode;
  readonly hint: string;
  /** What is said once it stands in a channel of our own. */
  readonly posted: string;
}

/** Showing something in a channel, of our own or of a platform: those into which I may write. */
export function useChannelWay({ post, choices, hint, posted }: WhatIsShared): ShareWay {
  const { t } = useTranslation("ui");
  const navigate = useNavigate();
  const { own, platforms } = useShareChannels();
  return {
    kind: "channel",
    label: t("share.aChannel"),
    target: { label: t("share.channel"), options: [...own, ...platforms], nobody: t("share.noChannel") },
    choices,
    hint,
    async share(channelId) {
      await post(channelId);
      const elsewhere = platforms.find(({ value }) => value === channelId);
      // It is brought there after the answer, and what is said there we cannot open.
      if (elsewhere) return { text: t("share.onItsWay", { channel: elsewhere.label, title: elsewhere.detail }) };
      const onSelect = () => void navigate(`/channels/${channelId}`);
      return { text: posted, action: { label: t("share.openChannel"), onSelect } };
    },
  };
}

function useShareChannels() {
  const { t } = useTranslation("ui");
  const may = useMayFunction();
  const channels = eurekaApi.useChannelListQuery({ limit: 200 }).data?.data ?? [];
  const skip = !may("channel_mapping:read");
  const mappings = eurekaApi.useChannelMappingListQuery({ limit: 200 }, { skip }).data?.data ?? [];
  const own = channels
    .filter(
      ({ archivedAt, kind, workspaceId }) => !archivedAt && kind !== "direct" && may("message:create", { workspaceId }),
    )
    .map(({ id, name }) => ({
      value: id,
      label: `#${name}`,
      icon: <PlatformMark connector={builtInConnector} size={16} />,
      group: t("share.own"),
    }));
  const platforms = mappings
    .filter(
      ({ workspaceId, boardId, connection: { connector, state, hasChat } }) =>
        connector !== builtInConnector &&
        hasChat &&
        state !== "removed" &&
        may("message:create", { workspaceId, boardId }),
    )
    .map(({ id, channelName, platformChannelId, connection: { connector, title, state } }) => ({
      value: id,
      label: channelName === null ? platformChannelId : `#${channelName.replace(/^#/, "")}`,
      detail: state === "active" ? title : t("share.resting", { title }),
      icon: <PlatformMark connector={connector} size={16} />,
      group: t("share.platforms"),
      disabled: state !== "active",
    }));
  return { own, platforms } satisfies Record<string, readonly SelectOption<string>[]>;
}
