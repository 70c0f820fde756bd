import { eurekaApi } from "@eureka/sdk/rtk-query";
import Button from "@mui/material/Button";
import { useTranslation } from "react-i18next";
import { useMay } from "../../session/use-me.ts";
import { toFailure } from "../../ui/api-failure.ts";
import { useConfirm } from "../../ui/confirm-provider.tsx";
import { FailureNote } from "../../ui/failure-note.tsx";
import { Icon } from "../../ui/icon.tsx";
import { useToast } from "../../ui/toasts.tsx";
import type { Bookmark } from "./types.ts";
import { useRefreshIdea } from "./use-refresh-idea.ts";

export interface RemoveBookmarkProps {
  readonly bookmark: Bookmark;
}

/** Throws a bookmark away. It can be taken back, unless others have it too: shares do not come back, so that it asks before. */
export function RemoveBookmark({ bookmark }: RemoveBookmarkProps) {
  const { t } = useTranslation("ideas");
  const confirm = useConfirm();
  const toast = useToast();
  const refresh = useRefreshIdea();
  const mayDelete = useMay("bookmark:delete", { workspaceId: bookmark.workspaceId });
  const [remove, { error, isLoading }] = eurekaApi.useBookmarkDeleteMutation();
  const [save] = eurekaApi.useBookmarkCreateMutation();
  if (!mayDelete || bookmark.access !== "own") return null;
  const { id, idea, tags, note, shares } = bookmark;

  async function bringBack(): Promise<void> {
    try {
      await save({ ideaId: idea.id, tags, note, force: true }).unwrap();
      refresh(idea);
    } catch {
      toast({ text: t("bookmark.notBack") });
    }
  }

  async function run(): Promise<void> {
    const isShared = shares.length > 0;
    const question = {
      title: t("bookmark.removeTitle"),
      detail: t("bookmark.removeDetail", { count: shares.length }),
      confirmLabel: t("ui:remove"),
      isDangerous: true,
    };
    if (isShared && !(await confirm(question))) return;
    const { error: refused } = await remove({ id });
    if (refused) return;
    refresh(idea);
    toast({
      text: t("bookmark.removed"),
      ...(!isShared && { action: { label: t("ui:undo"), onSelect: () => void bringBack() } }),
    });
  }

  return (
    <>
      <Button disabled={isLoading} onClick={() => void run()} startIcon={<Icon name="trash" />} variant="text">
        {t("ui:remove")}
      </Button>
      {error && <FailureNote failure={toFailure(error)} />}
    </>
  );
}
