/** What can be done with the board as a whole. */
import { eurekaApi } from "@eureka/sdk/rtk-query";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useMay } from "../../../session/use-me.ts";
import { type ApiFailure, toFailure } from "../../../ui/api-failure.ts";
import { useConfirm } from "../../../ui/confirm-provider.tsx";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { MenuButton, type MenuEntry } from "../../../ui/menu-button.tsx";
import { useToast } from "../../../ui/toasts.tsx";
import type { Board } from "../types.ts";
import { useMayHavePullRequests } from "../use-may-have-pull-requests.ts";
import { ArchivedDialog } from "./archived-dialog.tsx";
import { BoardSettingsDialog } from "./board-settings-dialog.tsx";

const LinksDialog = lazy(async () => ({ default: (await import("../links/links-dialog.tsx")).LinksDialog }));

export function BoardMenu({ board }: { readonly board: Board }) {
  const { t } = useTranslation("boards");
  const navigate = useNavigate();
  const confirm = useConfirm();
  const toast = useToast();
  const [opened, setOpened] = useState<"settings" | "links" | "archived" | null>(null);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const [archive] = eurekaApi.useBoardArchiveMutation();
  const [unarchive] = eurekaApi.useBoardUnarchiveMutation();
  const [remove] = eurekaApi.useBoardDeleteMutation();
  const place = { workspaceId: board.workspaceId, boardId: board.id };
  const hasPullRequests = useMayHavePullRequests([board]);
  const mayUpdate = useMay("board:update", place);
  const mayDelete = useMay("board:delete", place);

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
    if (!(await run(() => archive({ id: board.id }).unwrap()))) return;
    const undo = { label: t("ui:undo"), onSelect: () => void run(() => unarchive({ id: board.id }).unwrap()) };
    toast({ text: t("board.archived", { name: board.name }), action: undo });
    await navigate("/boards");
  }

  async function askAndDelete(): Promise<void> {
    const question = {
      title: t("board.deleteTitle", { name: board.name }),
      detail: t("board.deleteDetail"),
      confirmLabel: t("board.delete"),
      isDangerous: true,
    };
    if (!(await confirm(question))) return;
    if (await run(() => remove({ id: board.id, deleteItems: true }).unwrap())) await navigate("/boards");
  }

  const entries: MenuEntry[] = [
    ...(mayUpdate
      ? [{ label: t("board.settings"), icon: <Icon name="settings" />, onSelect: () => setOpened("settings") }]
      : []),
    ...(mayUpdate && board.archivedAt === null
      ? [{ label: t("links.title"), icon: <Icon name="link" />, onSelect: () => setOpened("links") }]
      : []),
    ...(hasPullRequests
      ? [
          {
            label: t("board.pullRequests"),
            icon: <Icon name="code" />,
            onSelect: () => void navigate(`/boards/${board.id}/pull-requests`),
          },
        ]
      : []),
    { label: t("board.putAway"), icon: <Icon name="history" />, onSelect: () => setOpened("archived") },
    ...(mayUpdate && board.archivedAt === null
      ? [{ label: t("board.archive"), icon: <Icon name="archive" />, onSelect: () => void putAway() }]
      : []),
    ...(mayUpdate && board.archivedAt !== null
      ? [
          {
            label: t("board.restore"),
            icon: <Icon name="retry" />,
            onSelect: () => void run(() => unarchive({ id: board.id }).unwrap()),
          },
        ]
      : []),
    ...(mayDelete
      ? [
          {
            label: t("board.delete"),
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
      <MenuButton icon="more" items={entries} label={t("board.menu")} />
      {opened === "settings" && <BoardSettingsDialog board={board} onClose={() => setOpened(null)} />}
      {opened === "links" && (
        <Suspense fallback={null}>
          <LinksDialog board={board} onClose={() => setOpened(null)} />
        </Suspense>
      )}
      {opened === "archived" && <ArchivedDialog board={board} onClose={() => setOpened(null)} />}
    </>
  );
}
