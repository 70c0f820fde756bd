/** All columns of a board, and how items are moved between them: by mouse, by finger and by keyboard. */
import Box from "@mui/material/Box";
import { type ReactNode, useCallback, useEffect, useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { ApiFailure } from "../../../ui/api-failure.ts";
import { hiddenFromSight } from "../../../ui/hidden-from-sight.ts";
import type { Item } from "../types.ts";
import { BoardColumn, type ColumnHandle } from "./board-column.tsx";
import { BoardSheet } from "./board-sheet.tsx";
import type { ColumnView } from "./column-view.ts";
import type { DropPlace } from "./drop-place.ts";
import { useCardKeys } from "./use-card-keys.ts";
import { type Landing, usePointerDrag } from "./use-pointer-drag.ts";

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

export function BoardColumns(props: BoardColumnsProps) {
  const { columns, touched, refusals, onDismiss, onMove, mayMove, canOrder, isFiltering, search, openKey, end } = props;
  const { t } = useTranslation("boards");
  const root = useRef<HTMLDivElement>(null);
  const handles = useRef(new Map<string, ColumnHandle>());
  const layer = useRef<HTMLDivElement>(null);
  const hintId = useId();
  const register = useCallback((listId: string, handle: ColumnHandle | null) => {
    if (handle) handles.current.set(listId, handle);
    else handles.current.delete(listId);
  }, []);
  const keys = useCardKeys({ columns, handles: handles.current, root, mayMove, canOrder, onMove });

  function onDrop(id: string, { listId, gap }: Landing): void {
    const item = columns.flatMap(({ shown }) => shown).find((candidate) => candidate.id === id);
    const at =
      columns.find(({ list }) => list.id === listId)?.shown.findIndex((candidate) => candidate.id === id) ?? -1;
    // Counted without the card itself, which still stands in its old place.
    if (item) onMove(item, { listId, index: at >= 0 && at < gap ? gap - 1 : gap });
  }
  const draggedId = usePointerDrag({
    board: root,
    layer,
    columns: handles.current,
    shape: columns,
    mayMove,
    canOrder,
    onDrop,
  });

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
    <>
      <BoardSheet />
      <Box
        className="board"
        data-moving={draggedId !== null || isCarrying || undefined}
        onFocus={keys.onFocus}
        onKeyDown={keys.onKeyDown}
        ref={root}
      >
        {keys.columns.map(({ list, shown, head, foot }) => {
          const isHere = (id: string | undefined | null) => id != null && shown.some((item) => item.id === id);
          const heldId = keys.carried?.item.id ?? draggedId;
          return (
            <BoardColumn
              activeId={isHere(keys.activeId) ? keys.activeId : null}
              describedBy={mayMove ? hintId : undefined}
              foot={foot}
              head={head}
              heldId={isHere(heldId) ? heldId : null}
              isCarrying={isCarrying}
              items={shown}
              key={list.id}
              list={list}
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
      <div aria-hidden="true" className="board-drag-layer" ref={layer} />
    </>
  );
}
