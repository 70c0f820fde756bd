import Box from "@mui/material/Box";
import { useTranslation } from "react-i18next";
import { TextArea } from "../../ui/text-area.tsx";
import { limits } from "./tables.ts";
import { TagsInput } from "./tags-input.tsx";
import { useKnownTags } from "./use-known-tags.ts";

export interface BookmarkWords {
  readonly tags: readonly string[];
  readonly note: string;
}

export interface BookmarkFieldsProps {
  readonly value: BookmarkWords;
  readonly onChange: (value: BookmarkWords) => void;
}

/** Tags and note of a bookmark. */
export function BookmarkFields({ value, onChange }: BookmarkFieldsProps) {
  const { t } = useTranslation("ideas");
  const known = useKnownTags();
  return (
    <Box sx={{ display: "grid", gap: 4 }}>
      <TagsInput known={known} onChange={(tags) => onChange({ ...value, tags })} value={value.tags} />
      <TextArea
        label={t("bookmark.note")}
        maxLength={limits.note}
        minRows={2}
        onChange={(note) => onChange({ ...value, note })}
        placeholder={t("bookmark.notePlaceholder")}
        value={value.note}
      />
    </Box>
  );
}
