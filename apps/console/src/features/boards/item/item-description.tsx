/** The description: read as it will look, written in Markdown. What is not saved yet survives a reload. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FormActions } from "../../../ui/form-actions.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { Markdown } from "../../../ui/markdown.tsx";
import { MarkdownEditor } from "../../../ui/markdown-editor.tsx";
import { Section } from "../../../ui/section.tsx";
import { useDraft } from "../../../ui/use-draft.ts";
import type { WholeItem } from "../types.ts";
import { ConflictDialog } from "./conflict-dialog.tsx";
import { type TextBase, useTextSave } from "./use-text-save.ts";

interface ItemDescriptionProps {
  readonly item: WholeItem;
  readonly itemRef: string;
  readonly mayEdit: boolean;
}

export function ItemDescription({ item, itemRef, mayEdit }: ItemDescriptionProps) {
  const { t } = useTranslation("boards");
  const draft = useDraft(`item.${item.id}.description`, item.description);
  // With the draft: from which text it began, so that a change of somebody else is noticed even after a reload.
  const kept = useDraft(`item.${item.id}.description.base`);
  const [isEditing, setEditing] = useState(draft.isRestored && mayEdit);
  const { save, isSaving, failure, conflict, clearConflict } = useTextSave(item, itemRef, "description");

  function begin(): void {
    if (!draft.isRestored) draft.setText(item.description);
    kept.setText(JSON.stringify({ version: item.version, text: item.description } satisfies TextBase));
    setEditing(true);
  }

  function end(): void {
    draft.clear(item.description);
    kept.clear();
    clearConflict();
    setEditing(false);
  }

  async function finish(base: TextBase): Promise<void> {
    if (await save(draft.text, base)) end();
  }

  const base = readBase(kept.text) ?? { version: item.version, text: item.description };
  return (
    <Section
      actions={
        mayEdit &&
        !isEditing &&
        item.description !== "" && (
          <Button onClick={begin} startIcon={<Icon name="edit" />} variant="text">
            {t("description.edit")}
          </Button>
        )
      }
      title={t("description.title")}
    >
      {isEditing ? (
        <Box onKeyDown={(event) => event.key === "Escape" && event.preventDefault()} sx={{ display: "grid", gap: 3 }}>
          {draft.isRestored && (
            <Typography color="textSecondary" role="status" variant="body2">
              {t("description.restored")}
            </Typography>
          )}
          <MarkdownEditor
            autoFocus={!draft.isRestored}
            hideLabel
            label={t("description.title")}
            maxLength={100_000}
            minRows={6}
            onChange={draft.setText}
            onSubmit={() => void finish(base)}
            value={draft.text}
          />
          <FormActions
            cancelLabel={draft.isRestored ? t("description.discard") : t("ui:cancel")}
            failure={failure}
            isSaving={isSaving}
            onCancel={end}
            onSave={() => void finish(base)}
          />
        </Box>
      ) : item.description !== "" ? (
        <Markdown text={item.description} />
      ) : mayEdit ? (
        <Button onClick={begin} startIcon={<Icon name="plus" />} sx={{ color: "text.secondary" }} variant="text">
          {t("description.add")}
        </Button>
      ) : (
        <Typography color="textSecondary" variant="body2">
          {t("description.none")}
        </Typography>
      )}
      {conflict && (
        <ConflictDialog
          mine={conflict.mine}
          onClose={clearConflict}
          onKeepMine={() => void finish({ version: conflict.theirs.version, text: conflict.theirs.description })}
          onTakeTheirs={end}
          theirs={conflict.theirs.description}
        />
      )}
    </Section>
  );
}

function readBase(kept: string): TextBase | null {
  try {
    const base = JSON.parse(kept) as Partial<TextBase>;
    return typeof base.version === "number" && typeof base.text === "string"
      ? { version: base.version, text: base.text }
      : null;
  } catch {
    return null;
  }
}
