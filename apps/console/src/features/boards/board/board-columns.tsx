/** All columns of a board, and how items are moved between them: by mouse, by finger and by keyboard. */
import {
  type Announcements,
  DndContext,
  DragOverlay,
  type DragStartEvent,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import Box from "@mui/material/Box";
import { type ReactNode, useCallback, useEffect, useId, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ApiFailure } from "../../../ui/api-failure.ts";
import { hiddenFromSight } from "../../../ui/hidden-from-sight.ts";
import type { Item } from "../types.ts";
import { CardFace } from "./board-card.tsx";
import { BoardColumn, type ColumnHandle } from "./board-column.tsx";
import { boardStyle, cardStyle, columnWidth } from "./board-style.ts";
import type { ColumnView } from "./column-view.ts";
import type { DropPlace } from "./drop-place.ts";
import { useCardKeys } from "./use-card-keys.ts";
import { usePointerDrag } from "./use-pointer-drag.ts";

export interface BoardColumnsProps {
  readonly columns: readonly ColumnView[];
  readonly touched: Readonly<Record<string, number>>;
  readonly refusals: Readonly<Record<string, ApiFailure>>;
  readonly onDismiss: (id: string) => void;
  readonly onMove: (item: Item, to: DropPlace) => void;
  readonly mayMove: boolean;
  /** False while the items are sorted by something else than their place. */
  readonly canOrder: boolean;
  readonly isFiltering: boolean;
  /** The filter's part of the address, ending with "&" unless it is empty. */
  readonly search: string;
  readonly openKey: string | null;
  /** Behind the last column. */
  readonly end?: ReactNode;
}

/** Our own live region speaks; that of the library would say everything twice, and in English. */
const silent: Announcements = {
  onDragStart: () => undefined,
  onDragOver: () => undefined,
  onDragEnd: () => undefined,
  onDragCancel: () => undefined,
};

export function BoardColumns(props: BoardColumnsProps) {
  const { columns, touched, refusals, onDismiss, onMove, mayMove, canOrder, isFiltering, search, openKey, end } = props;
  const { t } = useTranslation("boards");
  const root = useRef<HTMLDivElement>(null);
  const handles = useRef(new Map<string, ColumnHandle>());
  const [dragged, setDragged] = useState<Item | null>(null);
  const hintId = useId();
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
  );
  const register = useCallback((listId: string, handle: ColumnHandle | null) => {
    if (handle) handles.current.set(listId, handle);
    else handles.current.delete(listId);
  }, []);
  const pointer = usePointerDrag(
    handles.current,
    useCallback(() => root.current, []),
  );
  const keys = useCardKeys({ columns, handles: handles.current, root, mayMove, canOrder, onMove });

  const all = useMemo(
    () => new Map(columns.flatMap(({ shown }) => shown.map((item) => [item.id, item] as const))),
    [columns],
  );

  function startDrag({ active, activatorEvent }: DragStartEvent): void {
    setDragged(all.get(String(active.id)) ?? null);
    pointer.start(activatorEvent);
  }

  function endDrag(): void {
    const landing = pointer.end();
    setDragged(null);
    if (!landing || !dragged) return;
    const shown = columns.find(({ list }) => list.id === landing.listId)?.shown ?? [];
    const at = shown.findIndex(({ id }) => id === dragged.id);
    // Counted without the card itself, which still stands in its old place.
    const index = at >= 0 && at < landing.gap ? landing.gap - 1 : landing.gap;
    onMove(dragged, { listId: landing.listId, index });
  }

  // The panel takes room, as much as its reader gives it: the card that it shows comes out from under it.
  useEffect(() => {
    if (openKey === null || !root.current) return;
    const board = root.current;
    const observer = new ResizeObserver(() =>
      board.querySelector("[data-item][aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" }),
    );
    observer.observe(board);
    return () => observer.disconnect();
  }, [openKey]);

  const isCarrying = keys.carried !== null;
  return (
    <DndContext
      accessibility={{ announcements: silent, screenReaderInstructions: { draggable: "" } }}
      autoScroll={false}
      onDragCancel={() => {
        pointer.end();
        setDragged(null);
      }}
      onDragEnd={endDrag}
      onDragStart={startDrag}
      sensors={sensors}
    >
      <Box
        data-moving={dragged !== null || isCarrying || undefined}
        onFocus={keys.onFocus}
        onKeyDown={keys.onKeyDown}
        ref={root}
        sx={(theme) => boardStyle(theme)}
      >
        {keys.columns.map(({ list, shown, head, foot }) => {
          const isHere = (id: string | undefined | null) => id != null && shown.some((item) => item.id === id);
          const heldId = keys.carried?.item.id ?? dragged?.id ?? null;
          return (
            <BoardColumn
              activeId={isHere(keys.activeId) ? keys.activeId : null}
              describedBy={mayMove ? hintId : undefined}
              foot={foot}
              gap={
                pointer.landing?.listId === list.id && canOrder
                  ? pointer.landing.gap
                  : pointer.landing?.listId === list.id
                    ? shown.length
                    : null
              }
              head={head}
              heldId={isHere(heldId) ? heldId : null}
              isCarrying={isCarrying}
              items={shown}
              key={list.id}
              list={list}
              mayMove={mayMove}
              nothing={t(isFiltering ? "column.nothingFound" : "column.nothing")}
              onDismiss={onDismiss}
              openKey={openKey}
              refusals={refusals}
              register={register}
              search={search}
              touched={touched}
            />
          );
        })}
        {end}
      </Box>
      <Box id={hintId} sx={hiddenFromSight}>
        {t("keys.hint")}
      </Box>
      <Box aria-live="assertive" role="status" sx={hiddenFromSight}>
        {keys.announcement}
      </Box>
      <DragOverlay dropAnimation={null}>
        {dragged && (
          <Box
            sx={(theme) => ({
              ...cardStyle(theme),
              width: columnWidth - 16,
              maxWidth: "80vw",
              transform: "rotate(1.5deg)",
              cursor: "grabbing",
            })}
          >
            <Box className="board-card" sx={{ boxShadow: "0 8px 24px rgb(0 0 0 / 0.24)" }}>
              <CardFace item={dragged} />
            </Box>
          </Box>
        )}
      </DragOverlay>
    </DndContext>
  );
}
