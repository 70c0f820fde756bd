/** The title: click it, or press Enter on it, to change it. */
import Box from "@mui/material/Box";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { TextArea } from "../../../ui/text-area.tsx";
import type { WholeItem } from "../types.ts";
import { ConflictDialog } from "./conflict-dialog.tsx";
import { type TextBase, useTextSave } from "./use-text-save.ts";

interface ItemTitleProps {
  readonly item: WholeItem;
  readonly itemRef: string;
  readonly mayEdit: boolean;
  /** On a page of its own it is what the page is about. */
  readonly isLarge: boolean;
}

export function ItemTitle({ item, itemRef, mayEdit, isLarge }: ItemTitleProps) {
  const { t } = useTranslation("boards");
  const [editing, setEditing] = useState<{ readonly text: string; readonly base: TextBase } | null>(null);
  const { save, failure, conflict, clearConflict } = useTextSave(item, itemRef, "title");

  async function finish(text: string, base: TextBase): Promise<void> {
    // A title is one line; what was pasted with line breaks becomes one.
    const title = text.replace(/\s+/g, " ").trim();
    if (title === "" || title === base.text) return setEditing(null);
    if (await save(title, base)) setEditing(null);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing || !editing) return;
    if (event.key === "Enter") void finish(editing.text, editing.base);
    else if (event.key === "Escape") setEditing(null);
    else return;
    event.preventDefault();
  }

  return (
    <Box sx={{ mb: 4 }}>
      {editing ? (
        <TextArea
          autoFocus
          hideLabel
          label={t("item.title")}
          maxLength={500}
          minRows={1}
          onBlur={() => !conflict && void finish(editing.text, editing.base)}
          onChange={(text) => setEditing({ ...editing, text })}
          onKeyDown={onKeyDown}
          value={editing.text}
        />
      ) : (
        <Box component="h2" dir="auto" sx={{ ...titleLook, fontSize: isLarge ? "1.75rem" : "1.25rem" }}>
          {mayEdit ? (
            <Box
              component="button"
              onClick={() => setEditing({ text: item.title, base: { version: item.version, text: item.title } })}
              sx={buttonLook}
              title={t("item.editTitle")}
              type="button"
            >
              {item.title}
            </Box>
          ) : (
            item.title
          )}
        </Box>
      )}
      <FailureNote failure={failure} />
      {conflict && (
        <ConflictDialog
          mine={conflict.mine}
          onClose={clearConflict}
          onKeepMine={() =>
            void finish(conflict.mine, { version: conflict.theirs.version, text: conflict.theirs.title })
          }
          onTakeTheirs={() => {
            clearConflict();
            setEditing(null);
          }}
          theirs={conflict.theirs.title}
        />
      )}
    </Box>
  );
}

const titleLook = {
  m: 0,
  fontWeight: 650,
  lineHeight: 1.35,
  letterSpacing: "-0.01em",
  overflowWrap: "anywhere",
} as const;

const buttonLook = {
  all: "unset",
  boxSizing: "border-box",
  display: "block",
  width: "100%",
  cursor: "text",
  borderRadius: "6px",
  mx: -1.5,
  px: 1.5,
  "&:hover": { bgcolor: "action.hover" },
  "&:focus-visible": { outline: "2px solid", outlineColor: "primary.main" },
} as const;
