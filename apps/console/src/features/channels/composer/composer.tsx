/** Where a message is written: Enter sends, Shift and Enter begins a line, `@` and `/eureka` are completed. */

import { textLimits } from "@eureka/contracts/text";
import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import InputBase from "@mui/material/InputBase";
import Tooltip from "@mui/material/Tooltip";
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../ui/icon.tsx";
import { typedText } from "../../../ui/typed-text.ts";
import { useDraft } from "../../../ui/use-draft.ts";
import type { AttachedFile } from "../conversation/conversation.ts";
import { useUploads } from "../files/use-uploads.ts";
import { CompletionList, optionId } from "./completion-list.tsx";
import { applyCompletion, findCompletion } from "./find-completion.ts";
import { UploadList } from "./upload-list.tsx";
import { type CompletionOption, useCompletions } from "./use-completions.ts";

export interface ComposerProps {
  /** Names the draft: the channel's or thread's id. */
  readonly draftKey: string;
  readonly workspaceId: string;
  readonly label: string;
  /** Whether the conversation is there to show what is sent. What is sent before waits for it in the field. */
  readonly isReady: boolean;
  readonly onSend: (text: string, files: readonly AttachedFile[]) => void;
  readonly autoFocus?: boolean;
}

export function Composer({ draftKey, workspaceId, label, isReady, onSend, autoFocus = false }: ComposerProps) {
  const { t } = useTranslation("channels");
  const draft = useDraft(`message.${draftKey}`);
  const { uploads, add, retry, remove, clear } = useUploads(workspaceId);
  const [cursor, setCursor] = useState(draft.text.length);
  const [isClosed, setClosed] = useState(false);
  const [chosen, setChosen] = useState(0);
  /** The draft that goes out as soon as the conversation is there. */
  const [waiting, setWaiting] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const selectNext = useRef<number | null>(null);
  const listId = useId();
  const completion = useMemo(
    () => (isClosed ? null : findCompletion(draft.text, cursor)),
    [cursor, draft.text, isClosed],
  );
  const options = useCompletions(completion);
  const isOpen = completion !== null && options.length > 0;
  const current = Math.min(chosen, options.length - 1);
  const files = uploads.flatMap(({ file }) => (file ? [file] : []));
  const isUploading = uploads.some(({ file, failure, isTooLarge }) => !file && !failure && !isTooLarge);
  // A message never goes without a file that it was written with.
  const hasAllFiles = files.length === uploads.length;
  const maySend = draft.text.trim() !== "" && hasAllFiles;
  const hint = isUploading ? "uploading" : hasAllFiles ? "send" : "fileFailed";

  // A controlled field puts the cursor at the end of a text that it is given: it is put back where it belongs.
  useEffect(() => {
    if (selectNext.current === null) return;
    field.current?.setSelectionRange(selectNext.current, selectNext.current);
    selectNext.current = null;
  });

  function send(): void {
    if (!maySend) return;
    if (!isReady) {
      setWaiting(draftKey);
      return;
    }
    setWaiting(null);
    onSend(draft.text, files);
    draft.clear();
    clear();
    setCursor(0);
  }

  useEffect(() => {
    if (isReady && waiting === draftKey) send();
  });

  function choose({ word }: CompletionOption): void {
    if (!completion) return;
    const applied = applyCompletion(draft.text, completion, word);
    draft.setText(applied.text);
    setCursor(applied.cursor);
    setChosen(0);
    selectNext.current = applied.cursor;
    field.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement | HTMLInputElement>): void {
    // While a word is composed, as in Japanese, Enter ends the word.
    if (event.nativeEvent.isComposing) return;
    const option = isOpen ? options[current] : undefined;
    if (option && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      const step = event.key === "ArrowDown" ? 1 : options.length - 1;
      setChosen((current + step) % options.length);
    } else if (option && (event.key === "Tab" || event.key === "Enter") && !event.shiftKey && !isTyped(option))
      choose(option);
    else if (isOpen && event.key === "Escape") setClosed(true);
    else if (event.key === "Enter" && !event.shiftKey) send();
    else return;
    event.preventDefault();
  }

  /** A word that stands there in full needs no completing: Enter sends. */
  function isTyped({ word }: CompletionOption): boolean {
    return completion !== null && draft.text.slice(completion.start, completion.end).toLowerCase() === word;
  }

  return (
    <Box sx={{ position: "relative" }}>
      {isOpen && <CompletionList chosen={current} id={listId} onChoose={choose} options={options} />}
      <Box
        onDragOver={(event) => event.dataTransfer.types.includes("Files") && event.preventDefault()}
        onDrop={(event) => {
          if (event.dataTransfer.files.length === 0) return;
          event.preventDefault();
          add([...event.dataTransfer.files]);
        }}
        sx={(theme) => ({
          border: `1px solid ${theme.vars.palette.controlBorder}`,
          borderRadius: "10px",
          backgroundColor: theme.vars.palette.background.paper,
          "&:has(textarea:focus)": { outline: `2px solid ${theme.vars.palette.primary.main}`, outlineOffset: -1 },
        })}
      >
        <UploadList onRemove={remove} onRetry={retry} uploads={uploads} />
        <Box sx={{ display: "flex", alignItems: "flex-end", gap: 1, p: 1 }}>
          <Tooltip title={t("composer.attach")}>
            <IconButton aria-label={t("composer.attach")} onClick={() => picker.current?.click()}>
              <Icon name="clip" />
            </IconButton>
          </Tooltip>
          <input
            aria-label={t("composer.attach")}
            hidden
            multiple
            onChange={(event) => {
              add([...(event.target.files ?? [])]);
              event.target.value = "";
            }}
            ref={picker}
            type="file"
          />
          <InputBase
            autoFocus={autoFocus}
            fullWidth
            inputRef={field}
            maxRows={10}
            multiline
            onChange={(event) => {
              draft.setText(typedText(event));
              setCursor(event.target.selectionStart ?? event.target.value.length);
              setClosed(false);
              setChosen(0);
              setWaiting(null);
            }}
            onKeyDown={onKeyDown}
            onPaste={(event) => {
              const pasted = [...event.clipboardData.files];
              if (pasted.length > 0) add(pasted);
            }}
            onSelect={(event) => setCursor((event.target as HTMLTextAreaElement).selectionStart ?? 0)}
            placeholder={t("composer.placeholder")}
            slotProps={{
              input: {
                "aria-label": label,
                "aria-autocomplete": "list",
                "aria-controls": isOpen ? listId : undefined,
                "aria-activedescendant": isOpen ? optionId(listId, current) : undefined,
                maxLength: textLimits.message,
                dir: "auto",
              },
            }}
            sx={{
              py: 1,
              minHeight: 32,
              fontSize: "0.875rem",
              "& textarea::placeholder": { color: "text.secondary", opacity: 1 },
            }}
            value={draft.text}
          />
          <Tooltip title={t(`composer.${hint}`)}>
            <span>
              <IconButton aria-label={t("composer.send")} color="primary" disabled={!maySend} onClick={send}>
                <Icon name="send" />
              </IconButton>
            </span>
          </Tooltip>
        </Box>
      </Box>
    </Box>
  );
}
