/** What can be done with an item as a whole. */
import { eurekaApi } from "@eureka/sdk/rtk-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useMay } from "../../../session/use-me.ts";
import { type ApiFailure, toFailure } from "../../../ui/api-failure.ts";
import { useConfirm } from "../../../ui/confirm-provider.tsx";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { MenuButton, type MenuEntry } from "../../../ui/menu-button.tsx";
import { useToast } from "../../../ui/toasts.tsx";
import type { WholeItem } from "../types.ts";
import { MergeItemDialog } from "./merge-item-dialog.tsx";
import { ShareItemDialog } from "./share-item-dialog.tsx";
import { useTakeItem } from "./use-item-change.ts";

interface ItemMenuProps {
  readonly item: WholeItem;
  readonly itemRef: string;
  /** Called once there is nothing more to show. */
  readonly onGone: () => void;
}

export function ItemMenu({ item, itemRef, onGone }: ItemMenuProps) {
  const { t } = useTranslation("boards");
  const navigate = useNavigate();
  const confirm = useConfirm();
  const toast = useToast();
  const take = useTakeItem(itemRef);
  const [archive] = eurekaApi.useWorkItemArchiveMutation();
  const [unarchive] = eurekaApi.useWorkItemUnarchiveMutation();
  const [remove] = eurekaApi.useWorkItemDeleteMutation();
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const [isSharing, setSharing] = useState(false);
  const [isMerging, setMerging] = useState(false);
  const home = item.placements.find(({ workspaceId }) => workspaceId === item.workspaceId) ?? item.placements[0];
  const place = { workspaceId: item.workspaceId, boardId: home?.boardId };
  const mayEdit = useMay("work_item:update", place);
  const mayDelete = useMay("work_item:delete", place);
  const mayPost = useMay("message:create");
  const { id, key } = item;

  async function run(work: () => Promise<unknown>): Promise<boolean> {
    setFailure(null);
    try {
      await work();
      return true;
    } catch (error) {
      setFailure(toFailure(error));
      return false;
    }
  }

  async function putAway(): Promise<void> {
    if (!(await run(async () => take(await archive({ id }).unwrap())))) return;
    const undo = { label: t("ui:undo"), onSelect: () => void run(async () => take(await unarchive({ id }).unwrap())) };
    toast({ text: t("item.archived", { key }), action: undo });
    onGone();
  }

  async function askAndDelete(): Promise<void> {
    const question = {
      title: t("item.deleteTitle", { key }),
      detail: t("item.deleteDetail"),
      confirmLabel: t("item.delete"),
      isDangerous: true,
    };
    if (!(await confirm(question))) return;
    if (await run(() => remove({ id }).unwrap())) onGone();
  }

  const copyLink = () => void navigator.clipboard.writeText(`${window.location.origin}/items/${key}`);
  const entries: MenuEntry[] = [
    { label: t("item.copyLink"), icon: <Icon name="link" />, onSelect: copyLink },
    ...(home
      ? [
          {
            label: t("item.openOnBoard"),
            icon: <Icon name="board" />,
            onSelect: () => void navigate(`/boards/${home.boardId}?item=${key}`),
          },
        ]
      : []),
    ...(mayPost ? [{ label: t("item.share"), icon: <Icon name="share" />, onSelect: () => setSharing(true) }] : []),
    // Whether the other one may be deleted is asked where it is known which one it is.
    ...(mayEdit && item.archivedAt === null
      ? [{ label: t("item.merge"), icon: <Icon name="merge" />, onSelect: () => setMerging(true) }]
      : []),
    ...(mayEdit && item.archivedAt === null
      ? [{ label: t("item.archive"), icon: <Icon name="archive" />, onSelect: () => void putAway() }]
      : []),
    ...(mayDelete
      ? [
          {
            label: t("item.delete"),
            icon: <Icon name="trash" />,
            isDangerous: true,
            onSelect: () => void askAndDelete(),
          },
        ]
      : []),
  ];
  return (
    <>
      {failure && <FailureNote failure={failure} />}
      <MenuButton icon="more" items={entries} label={t("item.menu", { key })} />
      {isSharing && <ShareItemDialog item={item} onClose={() => setSharing(false)} />}
      {isMerging && <MergeItemDialog item={item} itemRef={itemRef} onClose={() => setMerging(false)} />}
    </>
  );
}
