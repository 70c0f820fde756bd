import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useMay, useMayFunction, useMe } from "../../session/use-me.ts";
import { type ApiFailure, toFailure } from "../../ui/api-failure.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { FormActions } from "../../ui/form-actions.tsx";
import { SelectInput, type SelectOption } from "../../ui/select-input.tsx";
import { useToast } from "../../ui/toasts.tsx";
import type { Idea } from "./types.ts";
import { useRefreshIdea } from "./use-refresh-idea.ts";

export interface ShareDialogProps {
  readonly idea: Pick<Idea, "id" | "runId" | "workspaceId" | "bookmarkId">;
  readonly onClose: () => void;
}

const kinds = ["channel", "member", "workspace", "everybody"] as const;
type Kind = (typeof kinds)[number];
type Access = "view" | "edit";

/** Shows an idea in a channel, or gives a person, a workspace or everybody a look at the saved idea. */
export function ShareDialog({ idea, onClose }: ShareDialogProps) {
  const { t } = useTranslation("ideas");
  const toast = useToast();
  const navigate = useNavigate();
  const refresh = useRefreshIdea();
  const mayPost = useMay("message:create");
  const mayShare = useMay("bookmark:share", { workspaceId: idea.workspaceId });
  const offered = kinds.filter((kind) => (kind === "channel" ? mayPost : mayShare));
  const [kind, setKind] = useState<Kind>(offered[0] ?? "channel");
  const [target, setTarget] = useState("");
  const [access, setAccess] = useState<Access>("view");
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const targets = useTargets(kind);
  const [post] = eurekaApi.useIdeaShareMutation();
  const [save] = eurekaApi.useBookmarkCreateMutation();
  const [share] = eurekaApi.useBookmarkShareMutation();

  async function give(): Promise<void> {
    // Only what is saved can be shared with people; saving is what was asked for, whatever it is like.
    const id = idea.bookmarkId ?? (await save({ ideaId: idea.id, force: true }).unwrap()).id;
    const whom = {
      member: { memberId: target },
      workspace: { workspaceId: target },
      everybody: { everybody: true },
      channel: {},
    };
    await share({ id, access, ...whom[kind] }).unwrap();
  }

  async function submit(): Promise<void> {
    if (isBusy) return;
    setBusy(true);
    setFailure(null);
    try {
      if (kind === "channel") await post({ id: idea.id, channelId: target }).unwrap();
      else await give();
      refresh(idea);
      const isChannel = kind === "channel";
      toast({
        text: t(isChannel ? "share.posted" : "share.done"),
        action: {
          label: t(isChannel ? "share.openChannel" : "bookmark.show"),
          onSelect: () => navigate(isChannel ? `/channels/${target}` : "/bookmarks"),
        },
      });
      onClose();
    } catch (error) {
      setFailure(toFailure(error));
    }
    setBusy(false);
  }

  return (
    <Dialog onClose={onClose} onSubmit={() => void submit()} open title={t("share.title")}>
      <Box sx={{ display: "grid", gap: 4, pb: 2 }}>
        <SelectInput
          label={t("share.with")}
          onChange={(next) => {
            setKind(next);
            setTarget("");
          }}
          options={offered.map((value) => ({ value, label: t(`share.kind.${value}`) }))}
          value={kind}
        />
        {kind !== "everybody" && (
          <SelectInput
            label={t(`share.target.${kind}`)}
            onChange={setTarget}
            options={targets}
            placeholder={targets.length === 0 ? t(`share.nobody.${kind}`) : t("share.choose")}
            required
            value={target}
          />
        )}
        {kind !== "channel" && (
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
        )}
        <Typography color="textSecondary" variant="body2">
          {t(kind === "channel" ? "share.channelHint" : idea.bookmarkId ? "share.peopleHint" : "share.savesFirst")}
        </Typography>
        <FormActions
          failure={failure}
          isDirty={kind === "everybody" || target !== ""}
          isSaving={isBusy}
          onCancel={onClose}
          saveLabel={t("share.submit")}
        />
      </Box>
    </Dialog>
  );
}

function useTargets(kind: Kind): readonly SelectOption<string>[] {
  const me = useMe()?.member?.id;
  const may = useMayFunction();
  const channels = eurekaApi.useChannelListQuery({ limit: 200 }, { skip: kind !== "channel" }).data?.data ?? [];
  const members =
    eurekaApi.useMemberListQuery({ limit: 200, status: "active" }, { skip: kind !== "member" }).data?.data ?? [];
  const workspaces = eurekaApi.useWorkspaceListQuery({ limit: 200 }, { skip: kind !== "workspace" }).data?.data ?? [];
  if (kind === "channel") {
    return channels
      .filter(
        ({ archivedAt, kind: type, workspaceId }) =>
          !archivedAt && type !== "direct" && may("message:create", { workspaceId }),
      )
      .map(({ id, name }) => ({ value: id, label: `#${name}` }));
  }
  if (kind === "member")
    return members.filter(({ id }) => id !== me).map(({ id, name }) => ({ value: id, label: name }));
  return workspaces
    .filter(({ kind: type, archivedAt }) => type === "team" && !archivedAt)
    .map(({ id, name }) => ({ value: id, label: name }));
}
