/** The head of a column: what it means to stand there, how many do, and what can be done with the list. */
import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import Tooltip from "@mui/material/Tooltip";
import { memo, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../ui/icon.tsx";
import { MenuButton } from "../../../ui/menu-button.tsx";
import { StatusMark } from "../../../ui/status-mark.tsx";
import type { List } from "../types.ts";
import type { ListMenu } from "./use-list-menu.tsx";

export interface ColumnHeadProps {
  readonly list: List;
  readonly count: number;
  readonly hidden: number;
  /** Left out where I may not add. */
  readonly onAdd: ((listId: string) => void) | undefined;
  readonly entriesOf: ListMenu["entriesOf"];
}

export function ColumnHead({ list, count, hidden, onAdd, entriesOf }: ColumnHeadProps) {
  const { t } = useTranslation("boards");
  return (
    <Box
      component="header"
      sx={{ display: "flex", alignItems: "center", gap: 1.5, minHeight: 44, pl: 3, pr: 1.5, flex: "none" }}
    >
      <StatusMark category={list.category} />
      <Box
        component="h2"
        sx={{
          m: 0,
          minWidth: 0,
          fontSize: "0.8125rem",
          fontWeight: 650,
          overflow: "hidden",
          textOverflow: "ellipsis",
          whiteSpace: "nowrap",
        }}
        title={list.name}
      >
        <bdi>{list.name}</bdi>
      </Box>
      <Box
        component="span"
        sx={{
          color: "text.secondary",
          fontSize: "0.75rem",
          fontVariantNumeric: "tabular-nums",
          mr: "auto",
          whiteSpace: "nowrap",
        }}
        title={hidden > 0 ? t("column.hidden", { count: hidden }) : undefined}
      >
        {hidden > 0 ? t("column.shownOf", { shown: count, total: count + hidden }) : count}
      </Box>
      <ColumnActions entriesOf={entriesOf} list={list} onAdd={onAdd} />
    </Box>
  );
}

/** Drawn again when the list changes, and not when one of its items does. */
const ColumnActions = memo(function ColumnActions(props: Pick<ColumnHeadProps, "list" | "onAdd" | "entriesOf">) {
  const { list, onAdd, entriesOf } = props;
  const { t } = useTranslation("boards");
  const entries = useMemo(() => entriesOf(list), [entriesOf, list]);
  return (
    <>
      {onAdd && (
        <Tooltip title={t("column.add", { name: list.name })}>
          <IconButton
            aria-label={t("column.add", { name: list.name })}
            onClick={() => onAdd(list.id)}
            sx={{ width: 28, height: 28 }}
          >
            <Icon name="plus" />
          </IconButton>
        </Tooltip>
      )}
      {entries.length > 0 && <MenuButton icon="more" items={entries} label={t("column.menu", { name: list.name })} />}
    </>
  );
});
