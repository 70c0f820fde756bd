/** One entry of a checklist. */
import { useSortable } from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import Box from "@mui/material/Box";
import Checkbox from "@mui/material/Checkbox";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../ui/icon.tsx";
import { MenuButton } from "../../../ui/menu-button.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import type { ChecklistEntry } from "../types.ts";

interface ChecklistRowProps {
  readonly entry: ChecklistEntry;
  readonly mayEdit: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onTick: (isDone: boolean) => void;
  /** False when it was refused. */
  readonly onRename: (text: string) => Promise<boolean>;
  /** By one place: -1 is up. */
  readonly onMove: (step: -1 | 1) => void;
  readonly onRemove: () => void;
}

export function ChecklistRow({
  entry,
  mayEdit,
  isFirst,
  isLast,
  onTick,
  onRename,
  onMove,
  onRemove,
}: ChecklistRowProps) {
  const { t } = useTranslation("boards");
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id: entry.id,
    disabled: !mayEdit,
  });
  const [edited, setEdited] = useState<string | null>(null);
  const { text, done } = entry;

  async function finish(): Promise<void> {
    const name = edited?.trim();
    setEdited(null);
    // What was refused stands in its field again, for the next attempt.
    if (name && name !== text && !(await onRename(name))) setEdited(name);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === "Enter") void finish();
    else if (event.key === "Escape") setEdited(null);
    else return;
    event.preventDefault();
  }

  return (
    <Box
      component="li"
      ref={setNodeRef}
      style={{ transform: CSS.Translate.toString(transform), transition }}
      sx={{
        display: "flex",
        alignItems: "flex-start",
        gap: 1,
        minHeight: 34,
        bgcolor: isDragging ? "background.paper" : "transparent",
        position: "relative",
        zIndex: isDragging ? 1 : 0,
        opacity: isDragging ? 0.7 : 1,
      }}
    >
      {mayEdit && (
        <Box
          {...attributes}
          {...listeners}
          aria-label={t("checklist.move", { text })}
          component="button"
          ref={setActivatorNodeRef}
          sx={{
            display: "grid",
            placeItems: "center",
            width: 24,
            height: 32,
            ml: -1.5,
            p: 0,
            border: 0,
            background: "none",
            color: "text.secondary",
            cursor: "grab",
            touchAction: "none",
          }}
          type="button"
        >
          <Icon name="drag" size={14} />
        </Box>
      )}
      <Checkbox
        checked={done}
        disabled={!mayEdit}
        onChange={(_, isDone) => onTick(isDone)}
        slotProps={{ input: { "aria-label": text } }}
        sx={{ p: 1, my: 0.5 }}
      />
      {edited === null ? (
        <Box
          dir="auto"
          onDoubleClick={() => mayEdit && setEdited(text)}
          sx={{
            flex: 1,
            minWidth: 0,
            pt: "6px",
            fontSize: "0.875rem",
            overflowWrap: "anywhere",
            ...(done && { color: "text.secondary", textDecoration: "line-through" }),
          }}
        >
          {text}
        </Box>
      ) : (
        <TextInput
          autoFocus
          hideLabel
          label={t("checklist.entry")}
          maxLength={1000}
          onBlur={() => edited !== null && void finish()}
          onChange={setEdited}
          onKeyDown={onKeyDown}
          value={edited}
        />
      )}
      {mayEdit && (
        <MenuButton
          icon="more"
          items={[
            { label: t("checklist.edit"), icon: <Icon name="edit" />, onSelect: () => setEdited(text) },
            {
              label: t("checklist.up"),
              icon: <Icon name="chevronUp" />,
              disabled: isFirst,
              onSelect: () => onMove(-1),
            },
            {
              label: t("checklist.down"),
              icon: <Icon name="chevronDown" />,
              disabled: isLast,
              onSelect: () => onMove(1),
            },
            { label: t("checklist.remove"), icon: <Icon name="trash" />, isDangerous: true, onSelect: onRemove },
          ]}
          label={t("checklist.menu", { text })}
        />
      )}
    </Box>
  );
}
