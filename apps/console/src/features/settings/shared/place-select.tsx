import { useTranslation } from "react-i18next";
import type { FieldProps } from "../../../ui/field.tsx";
import { SelectInput } from "../../../ui/select-input.tsx";
import type { Names, Scope } from "./use-names.ts";

export interface PlaceSelectProps extends FieldProps {
  readonly names: Names;
  /** As `placeKey` makes it; "" for none. */
  readonly value: string;
  readonly onChange: (scope: Scope) => void;
  /** Leaves places out. */
  readonly filter?: (scope: Scope) => boolean;
  readonly placeholder?: string;
}

/** The whole organization, a workspace or a board. */
export function PlaceSelect({ names, value, onChange, filter = () => true, placeholder, ...field }: PlaceSelectProps) {
  const { t } = useTranslation("settings");
  const places: Scope[] = [
    { type: "organization" as const },
    ...names.workspaces.flatMap(({ id: workspaceId }): Scope[] => [
      { type: "workspace", workspaceId },
      ...names.boards
        .filter((board) => board.workspaceId === workspaceId)
        .map(({ id: boardId }): Scope => ({ type: "board", workspaceId, boardId })),
    ]),
  ].filter(filter);
  const byKey = new Map(places.map((place) => [placeKey(place), place]));
  return (
    <SelectInput
      {...field}
      onChange={(key) => {
        const place = byKey.get(key);
        if (place) onChange(place);
      }}
      options={places.map((place) => ({
        value: placeKey(place),
        label: place.type === "organization" ? t("names.everywhere") : names.scope(place),
      }))}
      value={byKey.has(value) ? value : ""}
      {...(placeholder !== undefined && { placeholder })}
    />
  );
}

export function placeKey(scope: Scope): string {
  if (scope.type === "organization") return "organization";
  return scope.type === "workspace" ? scope.workspaceId : scope.boardId;
}
