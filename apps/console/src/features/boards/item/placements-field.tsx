/** On which boards the item stands, and in which list of each. */
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import MuiLink from "@mui/material/Link";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMayFunction } from "../../../session/use-me.ts";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { SelectInput } from "../../../ui/select-input.tsx";
import { StatusMark } from "../../../ui/status-mark.tsx";
import type { WholeItem } from "../types.ts";
import { FieldRow, type ItemFieldProps } from "./field-row.tsx";
import { PickPopover } from "./pick-popover.tsx";
import { useItemChange } from "./use-item-change.ts";

export function PlacementsField(props: ItemFieldProps) {
  const { item, itemRef, mayEdit } = props;
  const { t } = useTranslation("boards");
  const may = useMayFunction();
  const boards = eurekaApi.useBoardListQuery({ limit: 200 }, { skip: !mayEdit }).data?.data ?? [];
  const [place] = eurekaApi.useWorkItemPlaceMutation();
  const { apply, failure } = useItemChange(itemRef);
  const free = boards.filter(
    ({ id, workspaceId }) =>
      !item.placements.some(({ boardId }) => boardId === id) && may("work_item:create", { workspaceId, boardId: id }),
  );
  return (
    <>
      {item.placements.map((placement) => (
        <PlacementRow {...props} key={placement.id} placement={placement} />
      ))}
      {mayEdit && free.length > 0 && (
        <FieldRow label={t("fields.boards")}>
          <PickPopover
            label={t("fields.addBoard")}
            onPick={(boardId) => void apply({}, () => place({ id: item.id, boardId }).unwrap())}
            options={free.map(({ id, name }) => ({ id, name, face: name }))}
            searchLabel={t("ui:search")}
          />
        </FieldRow>
      )}
      <FailureNote failure={failure} />
    </>
  );
}

type Placement = WholeItem["placements"][number];

function PlacementRow({ item, itemRef, mayEdit, placement }: ItemFieldProps & { readonly placement: Placement }) {
  const { t } = useTranslation("boards");
  const may = useMayFunction();
  const { boardId, workspaceId, listId } = placement;
  const board = eurekaApi.useBoardGetQuery({ id: boardId }).data;
  const [move] = eurekaApi.useWorkItemMoveMutation();
  const [unplace] = eurekaApi.useWorkItemUnplaceMutation();
  const { apply, failure } = useItemChange(itemRef);
  if (!board) return <FieldRow label={t("fields.board")}>{t("fields.hiddenBoard")}</FieldRow>;
  const mayMove = mayEdit && may("work_item:update", { workspaceId, boardId });
  const lists = board.lists.filter(({ archivedAt, id }) => archivedAt === null || id === listId);
  const list = lists.find(({ id }) => id === listId);

  function moveTo(next: string): void {
    const target = lists.find(({ id }) => id === next);
    const placements = item.placements.map((other) => (other.id === placement.id ? { ...other, listId: next } : other));
    void apply({ placements, ...(target && { state: target.category }) }, () =>
      move({ id: item.id, listId: next }).unwrap(),
    );
  }

  return (
    <FieldRow label={t("fields.list")} why="list">
      {mayMove ? (
        <SelectInput
          hideLabel
          label={t("fields.listOn", { board: board.name })}
          onChange={moveTo}
          options={lists.map(({ id, name, category }) => ({
            value: id,
            label: name,
            icon: <StatusMark category={category} />,
          }))}
          value={listId}
        />
      ) : (
        list && <StatusMark category={list.category} name={list.name} showName />
      )}
      <Box
        sx={{
          display: "flex",
          alignItems: "center",
          width: "100%",
          gap: 1,
          color: "text.secondary",
          fontSize: "0.75rem",
          minWidth: 0,
        }}
      >
        <MuiLink color="inherit" component={Link} dir="auto" noWrap to={`/boards/${boardId}?item=${item.key}`}>
          {board.name}
        </MuiLink>
        {mayMove && item.placements.length > 1 && (
          <IconButton
            aria-label={t("fields.removeBoard", { name: board.name })}
            onClick={() => void apply({}, () => unplace({ id: item.id, boardId }).unwrap())}
            sx={{ width: 24, height: 24 }}
          >
            <Icon name="close" size={12} />
          </IconButton>
        )}
      </Box>
      <FailureNote failure={failure} />
    </FieldRow>
  );
}
