/** One link of the board: where it leads, what goes over it, how far it is, and what can be done with it. */
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../session/use-me.ts";
import { type ApiFailure, toFailure } from "../../../ui/api-failure.ts";
import { useConfirm } from "../../../ui/confirm-provider.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { MenuButton, type MenuEntry } from "../../../ui/menu-button.tsx";
import { LinkBackfill } from "./link-backfill.tsx";
import { directionOf } from "./link-form.ts";
import { LinkNames } from "./link-names.tsx";
import { LinkProblem } from "./link-problem.tsx";
import type { BoardLink } from "./link-types.ts";
import { useFilterWords } from "./use-filter-words.ts";

export interface LinkCardProps {
  readonly boardId: string;
  readonly link: BoardLink;
  readonly onEdit: () => void;
}

const marks = { both: "arrowsBoth", there: "arrowRight", here: "arrowLeft", none: "link" } as const;

export function LinkCard({ boardId, link, onEdit }: LinkCardProps) {
  const { t } = useTranslation("boards");
  const { failure, entries } = useLinkEntries(boardId, link, onEdit);
  const others = othersOf(boardId, link);
  const isOfTwo = others.length === 1;
  const way = directionOf(boardId, link.sides) ?? "none";
  const name = useOtherName(boardId, link);
  return (
    <Box
      component="li"
      sx={{ p: { xs: 3, sm: 4 }, border: 1, borderColor: "divider", borderRadius: "10px", bgcolor: "background.paper" }}
    >
      <Box sx={{ display: "flex", alignItems: "flex-start", gap: 3 }}>
        <Box sx={{ color: link.isPaused ? "text.secondary" : "primary.main", pt: 2 }}>
          <Icon name={marks[way]} />
        </Box>
        <Box sx={{ flex: 1, minWidth: 0, pt: 1 }}>
          <Typography component="h3" variant="subtitle1">
            <LinkNames boardIds={others} />
          </Typography>
        </Box>
        <MenuButton icon="more" items={entries} label={isOfTwo ? t("links.menu", { name }) : t("links.menuOfMany")} />
      </Box>
      <Box sx={{ pl: { xs: 0, sm: 7 }, pt: { xs: 1, sm: 0 } }}>
        <Typography color="textSecondary" component="div" variant="body2">
          {link.isPaused && (
            <>
              <Box component="span" sx={{ color: "warning.main", fontWeight: 500, whiteSpace: "nowrap" }}>
                <Box component="span" sx={{ display: "inline-block", mr: 1, verticalAlign: "-1px" }}>
                  <Icon name="pause" size={12} />
                </Box>
                {t("links.paused")}
              </Box>
              {" · "}
            </>
          )}
          {t(`links.ways.${way}`)} · {t("links.lanes", { count: link.lanes.length })}
        </Typography>
        <LinkConditions boardId={boardId} link={link} />
        {!isOfTwo && (
          <Typography color="textSecondary" sx={{ mt: 1 }} variant="body2">
            {t("links.apiOnly")}
          </Typography>
        )}
        <LinkBackfill link={link} />
      </Box>
      {failure && (
        <Box sx={{ mt: 3 }}>
          <LinkProblem failure={failure} />
        </Box>
      )}
    </Box>
  );
}

/** What goes over it, in words. */
function LinkConditions({ boardId, link }: Pick<LinkCardProps, "boardId" | "link">) {
  const { t } = useTranslation("boards");
  const say = useFilterWords();
  const way = directionOf(boardId, link.sides);
  const here = link.sides.find((side) => side.boardId === boardId);
  const others = link.sides.filter((side) => side.boardId !== boardId);
  const [there] = others;
  const isOfTwo = others.length === 1;
  const lines = [
    (way === "both" || way === "there") && t("links.goesThere", { what: say(here?.filter ?? null) }),
    (way === "both" || way === "here") && isOfTwo && t("links.comesHere", { what: say(there?.filter ?? null) }),
    link.whenRemoved === "remove" && t(`links.removesToo.${isOfTwo ? (way ?? "none") : "none"}`),
  ].filter((line) => line !== false);
  return lines.map((line) => (
    <Typography key={line} sx={{ overflowWrap: "anywhere" }} variant="body2">
      {line}
    </Typography>
  ));
}

function othersOf(boardId: string, { sides }: BoardLink): string[] {
  return sides.map((side) => side.boardId).filter((id) => id !== boardId);
}

function useOther(boardId: string, link: BoardLink) {
  const [id = ""] = othersOf(boardId, link);
  return eurekaApi.useBoardGetQuery({ id }, { skip: id === "" }).data;
}

function useOtherName(boardId: string, link: BoardLink): string {
  return useOther(boardId, link)?.name ?? "…";
}

function useLinkEntries(
  boardId: string,
  link: BoardLink,
  onEdit: () => void,
): { readonly failure: ApiFailure | null; readonly entries: readonly MenuEntry[] } {
  const { t } = useTranslation("boards");
  const confirm = useConfirm();
  const [update] = eurekaApi.useBoardLinkUpdateMutation();
  const [remove] = eurekaApi.useBoardLinkDeleteMutation();
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const other = useOther(boardId, link);
  const isOfTwo = link.sides.length === 2;
  const mayOther = useMay("board:update", { workspaceId: other?.workspaceId, boardId: other?.id });
  // Of more boards the server knows; of one it is known before anything is pressed.
  const denied = isOfTwo && other !== undefined && !mayOther ? { disabled: true, reason: t("links.denied") } : {};

  async function run(work: () => Promise<unknown>): Promise<void> {
    setFailure(null);
    try {
      await work();
    } catch (error) {
      setFailure(toFailure(error));
    }
  }

  async function askAndDelete(): Promise<void> {
    const question = {
      title: isOfTwo ? t("links.deleteTitle", { name: other?.name ?? "…" }) : t("links.deleteTitleOfMany"),
      detail: t("links.deleteDetail"),
      confirmLabel: t("links.delete"),
      isDangerous: true,
    };
    if (await confirm(question)) await run(() => remove({ id: link.id }).unwrap());
  }

  const { id, isPaused } = link;
  const entries: MenuEntry[] = [
    ...(isOfTwo ? [{ label: t("links.edit"), icon: <Icon name="edit" />, onSelect: onEdit, ...denied }] : []),
    {
      label: t(isPaused ? "links.resume" : "links.pause"),
      icon: <Icon name={isPaused ? "play" : "pause"} />,
      onSelect: () => void run(() => update({ id, isPaused: !isPaused }).unwrap()),
      ...denied,
    },
    {
      label: t("links.delete"),
      icon: <Icon name="trash" />,
      isDangerous: true,
      onSelect: () => void askAndDelete(),
      ...denied,
    },
  ];
  return { failure, entries };
}
