/** A line that becomes a work item: understood as in the chat, and shown as understood while it is typed. */
import { type ApiFailure, eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { type ClipboardEvent, type FormEvent, type KeyboardEvent, memo, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { toFailure } from "../../../ui/api-failure.ts";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { hiddenFromSight } from "../../../ui/hidden-from-sight.ts";
import { Icon } from "../../../ui/icon.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import type { List, WholeItem } from "../types.ts";
import { PasteDialog } from "./paste-dialog.tsx";
import { PendingNote } from "./pending-note.tsx";
import { QuickAddChips } from "./quick-add-chips.tsx";
import { splitLines } from "./split-lines.ts";

export interface QuickAddProps {
  readonly list: List;
  readonly isOpen: boolean;
  /** Told the list in which an item is to be written, or null. */
  readonly onOpenChange: (listId: string | null) => void;
  readonly onMade: (item: WholeItem) => void;
}

export const QuickAdd = memo(function QuickAdd(props: QuickAddProps) {
  const { t } = useTranslation("boards");
  if (props.isOpen) return <QuickAddForm {...props} />;
  return (
    <Box sx={{ p: 2, pt: 0 }}>
      <Button
        fullWidth
        onClick={() => props.onOpenChange(props.list.id)}
        startIcon={<Icon name="plus" />}
        sx={{ justifyContent: "flex-start", color: "text.secondary" }}
        variant="text"
      >
        {t("quickAdd.open")}
        <Box component="span" sx={hiddenFromSight}>
          {t("quickAdd.toList", { name: props.list.name })}
        </Box>
      </Button>
    </Box>
  );
});

function QuickAddForm({ list, onOpenChange, onMade }: QuickAddProps) {
  const { t } = useTranslation("boards");
  const [capture, { isLoading }] = eurekaApi.useWorkItemCaptureMutation();
  const [text, setText] = useState("");
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const [pasted, setPasted] = useState<readonly string[] | null>(null);
  const [made, setMade] = useState("");
  const form = useRef<HTMLFormElement>(null);
  const onClose = () => onOpenChange(null);

  useEffect(() => {
    form.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, []);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const line = text.trim();
    if (line === "" || isLoading) return;
    setFailure(null);
    setText("");
    try {
      const item = await capture({ text: line, listId: list.id }).unwrap();
      onMade(item);
      setMade(t("quickAdd.made", { key: item.key, title: item.title }));
    } catch (error) {
      const refused = toFailure(error);
      setFailure(refused);
      // What waits for approval was taken in; anything else can be tried again, unless the next line was begun already.
      if (refused.kind !== "pending") setText((next) => next || line);
    }
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== "Escape") return;
    event.preventDefault();
    onClose();
  }

  function onPaste(event: ClipboardEvent): void {
    const lines = splitLines(event.clipboardData.getData("text/plain"));
    if (lines.length < 2) return;
    event.preventDefault();
    setPasted(lines);
  }

  return (
    <Box
      component="form"
      onKeyDown={onKeyDown}
      onPaste={onPaste}
      onSubmit={(event) => void submit(event)}
      ref={form}
      sx={{ display: "grid", gap: 2, p: 2, pt: 1 }}
    >
      <TextInput
        autoFocus
        hideLabel
        label={t("quickAdd.label", { name: list.name })}
        maxLength={2000}
        onChange={setText}
        placeholder={t("quickAdd.placeholder")}
        value={text}
      />
      <QuickAddChips listId={list.id} text={text} />
      {failure?.kind === "pending" ? <PendingNote failure={failure} /> : <FailureNote failure={failure} />}
      <Box sx={{ display: "flex", gap: 1, alignItems: "center" }}>
        <Button color="primary" disabled={text.trim() === ""} type="submit" variant="contained">
          {t("quickAdd.add")}
        </Button>
        <Button onClick={onClose} variant="text">
          {t("ui:close")}
        </Button>
      </Box>
      <Typography aria-live="polite" role="status" sx={hiddenFromSight}>
        {made}
      </Typography>
      {pasted && (
        <PasteDialog
          lines={pasted}
          list={list}
          onClose={() => setPasted(null)}
          onMade={onMade}
          onOne={(whole) => setText(whole)}
        />
      )}
    </Box>
  );
}
