/** Chooses an emoji: the usual ones at hand, all others by their names. */
import Box from "@mui/material/Box";
import Popover from "@mui/material/Popover";
import Typography from "@mui/material/Typography";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ApiFailure } from "../../../ui/api-failure.ts";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import { findEmoji, signOf, wordsOf } from "./emoji.ts";
import type { React } from "./use-react.ts";

export interface EmojiPickerProps {
  readonly anchor: HTMLElement | null;
  readonly onClose: () => void;
  readonly onPick: React;
}

export function EmojiPicker({ anchor, onClose, onPick }: EmojiPickerProps) {
  const { t } = useTranslation("channels");
  const [typed, setTyped] = useState("");
  const names = findEmoji(typed);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  // The same reaction once more would take it back.
  const isBusy = useRef(false);

  function close(): void {
    setTyped("");
    setFailure(null);
    onClose();
  }
  async function pick(name: string): Promise<void> {
    if (isBusy.current) return;
    isBusy.current = true;
    setFailure(null);
    const refused = await onPick(name);
    isBusy.current = false;
    if (refused) setFailure(refused);
    else close();
  }
  return (
    <Popover
      anchorEl={anchor}
      anchorOrigin={{ vertical: "bottom", horizontal: "right" }}
      onClose={close}
      open={anchor !== null}
      slotProps={{ paper: { sx: { width: 280, p: 3 }, "aria-label": t("reaction.pick"), role: "dialog" } }}
      transformOrigin={{ vertical: "top", horizontal: "right" }}
    >
      <TextInput
        autoFocus
        hideLabel
        label={t("reaction.name")}
        maxLength={60}
        onChange={setTyped}
        onKeyDown={(event) => {
          const [first] = names;
          if (event.key === "Enter" && first) void pick(first);
        }}
        placeholder={t("reaction.name")}
        value={typed}
      />
      <FailureNote failure={failure} />
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1, mt: 2, maxHeight: 200, overflowY: "auto" }}>
        {names.map((name) => (
          <Box
            aria-label={wordsOf(name)}
            component="button"
            key={name}
            onClick={() => void pick(name)}
            sx={emojiButton}
            title={wordsOf(name)}
            type="button"
          >
            {signOf(name)}
          </Box>
        ))}
        {names.length === 0 && (
          <Typography color="textSecondary" variant="body2">
            {t("reaction.noSuchName")}
          </Typography>
        )}
      </Box>
    </Popover>
  );
}

const emojiButton = {
  minWidth: 32,
  height: 32,
  px: 1,
  border: 0,
  borderRadius: "6px",
  background: "none",
  color: "inherit",
  font: "inherit",
  fontSize: "1.0625rem",
  lineHeight: 1,
  cursor: "pointer",
  "&:hover": { backgroundColor: "action.hover" },
} as const;
