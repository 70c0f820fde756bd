import Box from "@mui/material/Box";
import Chip from "@mui/material/Chip";
import Typography from "@mui/material/Typography";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { LabelChip } from "../../ui/label-chip.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { limits } from "./tables.ts";

export interface TagsInputProps {
  readonly value: readonly string[];
  readonly onChange: (tags: readonly string[]) => void;
  /** Tags that were used before, to choose from. */
  readonly known: readonly string[];
}

const mostShown = 8;

/** Tags: typed with Enter or a comma between them, or taken from those used before. What is typed counts when the field is left. */
export function TagsInput({ value, onChange, known }: TagsInputProps) {
  const { t } = useTranslation("ideas");
  const [typed, setTyped] = useState("");
  const add = (text: string) => {
    const tags = text.split(/[,\n]/u).map((tag) => tag.trim().slice(0, limits.tag).trim());
    onChange([...new Set([...value, ...tags.filter((tag) => tag !== "")])].slice(0, limits.tags));
    setTyped("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && typed.trim() !== "") {
      event.preventDefault();
      add(typed);
    }
    if (event.key === "Backspace" && typed === "" && value.length > 0) onChange(value.slice(0, -1));
  };
  const offered = known.filter((tag) => !value.includes(tag)).slice(0, mostShown);
  return (
    <Box sx={{ display: "grid", gap: 2 }}>
      <TextInput
        disabled={value.length >= limits.tags}
        help={t("tags.help")}
        label={t("tags.label")}
        onBlur={() => typed.trim() !== "" && add(typed)}
        onChange={(text) => (text.includes(",") ? add(text) : setTyped(text))}
        onKeyDown={onKeyDown}
        value={typed}
      />
      {value.length > 0 && (
        <Box aria-label={t("tags.chosen")} component="ul" sx={listStyle}>
          {value.map((tag) => (
            <li key={tag}>
              <LabelChip
                color="grey"
                name={tag}
                onRemove={{
                  label: t("tags.remove", { tag }),
                  run: () => onChange(value.filter((each) => each !== tag)),
                }}
              />
            </li>
          ))}
        </Box>
      )}
      {offered.length > 0 && (
        <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", gap: 1.5 }}>
          <Typography color="textSecondary" variant="caption">
            {t("tags.known")}
          </Typography>
          {offered.map((tag) => (
            <Chip key={tag} label={tag} onClick={() => onChange([...value, tag])} variant="outlined" />
          ))}
        </Box>
      )}
    </Box>
  );
}

const listStyle = { display: "flex", flexWrap: "wrap", gap: 1.5, m: 0, p: 0, listStyle: "none" } as const;
