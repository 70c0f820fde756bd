import { useTranslation } from "react-i18next";
import { useMayFunction } from "../../../session/use-me.ts";
import { SelectInput } from "../../../ui/select-input.tsx";
import type { Names } from "../shared/use-names.ts";

/** A place while it is being chosen: "" for no workspace yet, null for its default. */
export interface ChosenPlace {
  readonly workspaceId: string;
  readonly boardId: string | null;
  readonly listId: string | null;
}

export interface PlaceFieldsProps {
  readonly names: Names;
  readonly value: ChosenPlace;
  readonly onChange: (place: ChosenPlace) => void;
  /** Leaves personal workspaces out, where only a team's will do. */
  readonly onlyTeams?: boolean;
}

const any = "any";

/** A workspace, and where it is wanted a board of it and a list of that. */
export function PlaceFields({ names, value, onChange, onlyTeams = false }: PlaceFieldsProps) {
  const { t } = useTranslation("settings");
  const may = useMayFunction();
  const { workspaceId, boardId, listId } = value;
  const boards = names.boards.filter((board) => board.workspaceId === workspaceId);
  const lists = boards.find(({ id }) => id === boardId)?.lists ?? [];
  const workspaces = names.workspaces.filter(
    ({ id, kind }) => may("channel_mapping:update", { workspaceId: id }) && (!onlyTeams || kind === "team"),
  );
  return (
    <>
      <SelectInput
        label={t("mappings.workspace")}
        onChange={(id) => onChange({ workspaceId: id, boardId: null, listId: null })}
        options={workspaces.map(({ id, name }) => ({ value: id, label: name }))}
        required
        value={workspaceId}
      />
      <SelectInput
        disabled={workspaceId === ""}
        help={t("mappings.boardHelp")}
        label={t("mappings.board")}
        onChange={(id) => onChange({ workspaceId, boardId: id === any ? null : id, listId: null })}
        options={[
          { value: any, label: t("mappings.any") },
          ...boards.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={boardId ?? any}
      />
      <SelectInput
        disabled={boardId === null}
        help={t("mappings.listHelp")}
        label={t("mappings.list")}
        onChange={(id) => onChange({ workspaceId, boardId, listId: id === any ? null : id })}
        options={[
          { value: any, label: t("mappings.any") },
          ...lists.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={listId ?? any}
      />
    </>
  );
}

/** As an operation takes it: what has its default is left out. */
export function toPlaceInput({ workspaceId, boardId, listId }: ChosenPlace) {
  return { workspaceId, ...(boardId !== null && { boardId }), ...(listId !== null && { listId }) };
}
