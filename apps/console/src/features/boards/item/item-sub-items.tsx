/** What is a part of the item: how far it is, and a line that makes one more. */
import { workItemLimits } from "@eureka/contracts/work-item";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import LinearProgress from "@mui/material/LinearProgress";
import Typography from "@mui/material/Typography";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAppDispatch } from "../../../app/hooks.ts";
import { useMayFunction } from "../../../session/use-me.ts";
import { type ApiFailure, toFailure } from "../../../ui/api-failure.ts";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { ListSkeleton } from "../../../ui/list-skeleton.tsx";
import { QueryStates } from "../../../ui/query-states.tsx";
import { Section } from "../../../ui/section.tsx";
import { useSettled } from "../../../ui/use-settled.ts";
import type { Item } from "../types.ts";
import type { ItemFieldProps } from "./field-row.tsx";
import { NewSubItem } from "./new-sub-item.tsx";
import { SubItemRow } from "./sub-item-row.tsx";

const mostSkeletonRows = 4;

export function ItemSubItems({ item, itemRef, mayEdit }: ItemFieldProps) {
  const { t } = useTranslation("boards");
  const dispatch = useAppDispatch();
  const may = useMayFunction();
  const { total, closed } = item.subItems;
  // All that there can be.
  const asked = { parentId: item.id, sort: "created" as const, limit: workItemLimits.subItems };
  const query = eurekaApi.useWorkItemListQuery(asked, { skip: total === 0 });
  // Counted and listed by two answers: for a moment one of them may be older.
  const missing = query.data ? Math.max(total - query.data.data.length, 0) : 0;
  const unlisted = Math.min(useSettled(missing, 1_000), missing);
  const [update] = eurekaApi.useWorkItemUpdateMutation();
  const [isWriting, setWriting] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const [text, setText] = useState("");
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const board = item.placements.find(({ workspaceId, boardId }) => may("work_item:create", { workspaceId, boardId }));
  const boardId = mayEdit ? board?.boardId : undefined;
  if (total === 0 && boardId === undefined) return null;

  function stopWriting(): void {
    setWriting(false);
    requestAnimationFrame(() => opener.current?.focus());
  }

  /** At once on the screen, back when it is refused. */
  async function takeOff(part: Item): Promise<void> {
    setFailure(null);
    const patches = [
      dispatch(
        eurekaApi.util.updateQueryData("workItemList", asked, (held) => {
          held.data = held.data.filter(({ id }) => id !== part.id);
        }),
      ),
      dispatch(
        eurekaApi.util.updateQueryData("workItemGet", { id: itemRef }, (held) => {
          held.subItems.total -= 1;
          if (isClosed(part)) held.subItems.closed -= 1;
        }),
      ),
    ];
    try {
      await update({ id: part.id, parentId: null }).unwrap();
    } catch (refused) {
      for (const patch of patches) patch.undo();
      setFailure(toFailure(refused));
    }
  }

  const addition =
    boardId !== undefined &&
    (isWriting ? (
      <NewSubItem boardId={boardId} onClose={stopWriting} onText={setText} parentId={item.id} text={text} />
    ) : (
      <Button
        onClick={() => setWriting(true)}
        ref={opener}
        startIcon={<Icon name="plus" />}
        sx={{ color: "text.secondary", ml: total === 0 ? 0 : -2 }}
        variant="text"
      >
        {t("subItems.add")}
      </Button>
    ));
  if (total === 0 && !isWriting)
    return (
      // Close to the description, as its button is: an item without parts has no room for them.
      <Box sx={{ mt: -4, mb: 6 }}>
        {addition}
        <FailureNote failure={failure} />
      </Box>
    );

  const progress = t("subItems.progress", { closed, total });
  return (
    <Section
      actions={
        total > 0 && (
          <Typography color="textSecondary" variant="body2">
            {progress}
          </Typography>
        )
      }
      title={t("subItems.title")}
    >
      {total > 0 && (
        <>
          <LinearProgress
            aria-label={progress}
            color="success"
            sx={{ mb: 2, height: 3 }}
            value={(100 * closed) / total}
            variant="determinate"
          />
          <QueryStates query={query} skeleton={<ListSkeleton rows={Math.min(total, mostSkeletonRows)} />}>
            {({ data }) => (
              <>
                <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0 }}>
                  {data.toSorted(byAge).map((part) => (
                    <SubItemRow
                      key={part.id}
                      {...(mayEdit && mayChange(part) && { onTakeOff: () => void takeOff(part) })}
                      part={part}
                    />
                  ))}
                </Box>
                {unlisted > 0 && (
                  <Typography color="textSecondary" sx={{ py: 1 }} variant="body2">
                    {t("subItems.unlisted", { count: unlisted })}
                  </Typography>
                )}
              </>
            )}
          </QueryStates>
        </>
      )}
      <FailureNote failure={failure} />
      {addition && <Box sx={{ mt: isWriting ? 2 : 1 }}>{addition}</Box>}
    </Section>
  );

  function mayChange({ placements }: Item): boolean {
    return placements.some((place) =>
      may("work_item:update", { workspaceId: place.workspaceId, boardId: place.boardId }),
    );
  }
}

/** The oldest first: a new one comes to the end, where it was written. */
function byAge(one: Item, other: Item): number {
  return one.createdAt < other.createdAt ? -1 : one.createdAt > other.createdAt ? 1 : one.id < other.id ? -1 : 1;
}

function isClosed({ state }: Item): boolean {
  return state === "done" || state === "dropped";
}
