import { eurekaApi } from "@eureka/sdk/rtk-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { ShareDialog, type ShareWay } from "../../session/share-dialog.tsx";
import { useChannelWay } from "../../session/use-channel-way.tsx";
import { useMay, useMe } from "../../session/use-me.ts";
import { SelectInput } from "../../ui/select-input.tsx";
import { judgedOf } from "./idea-facts.ts";
import type { Idea } from "./types.ts";
import { useRefreshIdea } from "./use-refresh-idea.ts";

type SharedIdea = Pick<Idea, "id" | "runId" | "workspaceId" | "bookmarkId" | "evaluation" | "improvement">;

export interface ShareIdeaDialogProps {
  readonly idea: SharedIdea;
  readonly onClose: () => void;
}

/** Shows an idea in a channel, or gives a person, a workspace or everybody a look at the saved idea. */
export function ShareIdeaDialog({ idea, onClose }: ShareIdeaDialogProps) {
  const { t } = useTranslation("ideas");
  const mayPost = useMay("message:create");
  const mayShare = useMay("bookmark:share", { workspaceId: idea.workspaceId });
  const channel = useIdeaChannelWay(idea);
  const people = usePeopleWays(idea);
  const ways = [...(mayPost ? [channel] : []), ...(mayShare ? people : [])];
  return <ShareDialog onClose={onClose} title={t("share.title")} ways={ways} />;
}

const parts = ["idea", "evaluation"] as const;
type Part = (typeof parts)[number];

function useIdeaChannelWay(idea: SharedIdea): ShareWay {
  const { t } = useTranslation("ideas");
  const refresh = useRefreshIdea();
  const [part, setPart] = useState<Part>("idea");
  const [post] = eurekaApi.useIdeaShareMutation();
  return useChannelWay({
    async post(channelId) {
      await post({ id: idea.id, channelId, part }).unwrap();
      refresh(idea);
    },
    choices: judgedOf(idea) && (
      <SelectInput<Part>
        label={t("share.what")}
        onChange={setPart}
        options={parts.map((value) => ({ value, label: t(`share.part.${value}`) }))}
        value={part}
      />
    ),
    hint: t("share.channelHint"),
    posted: t("share.posted"),
  });
}

type Access = "view" | "edit";

function usePeopleWays(idea: SharedIdea): readonly ShareWay[] {
  const { t } = useTranslation("ideas");
  const navigate = useNavigate();
  const refresh = useRefreshIdea();
  const me = useMe()?.member?.id;
  const [access, setAccess] = useState<Access>("view");
  const [save] = eurekaApi.useBookmarkCreateMutation();
  const [share] = eurekaApi.useBookmarkShareMutation();
  const members = eurekaApi.useMemberListQuery({ limit: 200, status: "active" }).data?.data ?? [];
  const workspaces = eurekaApi.useWorkspaceListQuery({ limit: 200 }).data?.data ?? [];

  async function give(whom: { memberId?: string; workspaceId?: string; everybody?: boolean }) {
    // Only what is saved can be shared with people; saving is what was asked for, whatever it is like.
    const id = idea.bookmarkId ?? (await save({ ideaId: idea.id, force: true }).unwrap()).id;
    await share({ id, access, ...whom }).unwrap();
    refresh(idea);
    return {
      text: t("share.done"),
      action: { label: t("bookmark.show"), onSelect: () => void navigate("/bookmarks") },
    };
  }

  const shared = {
    choices: (
      <SelectInput<Access>
        help={t("share.accessHelp")}
        label={t("share.access")}
        onChange={setAccess}
        options={[
          { value: "view", label: t("share.view") },
          { value: "edit", label: t("share.edit") },
        ]}
        value={access}
      />
    ),
    hint: t(idea.bookmarkId ? "share.peopleHint" : "share.savesFirst"),
  };
  return [
    {
      ...shared,
      kind: "member",
      label: t("share.kind.member"),
      target: {
        label: t("share.target.member"),
        options: members.filter(({ id }) => id !== me).map(({ id, name }) => ({ value: id, label: name })),
        nobody: t("share.nobody.member"),
      },
      share: (memberId) => give({ memberId }),
    },
    {
      ...shared,
      kind: "workspace",
      label: t("share.kind.workspace"),
      target: {
        label: t("share.target.workspace"),
        options: workspaces
          .filter(({ kind, archivedAt }) => kind === "team" && !archivedAt)
          .map(({ id, name }) => ({ value: id, label: name })),
        nobody: t("share.nobody.workspace"),
      },
      share: (workspaceId) => give({ workspaceId }),
    },
    { ...shared, kind: "everybody", label: t("share.kind.everybody"), share: () => give({ everybody: true }) },
  ];
}
