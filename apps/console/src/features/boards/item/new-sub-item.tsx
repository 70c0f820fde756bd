/** A line that becomes a part of an item. */
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { type FormEvent, type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAppDispatch } from "../../../app/hooks.ts";
import { type ApiFailure, toFailure } from "../../../ui/api-failure.ts";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { hiddenFromSight } from "../../../ui/hidden-from-sight.ts";
import { TextInput } from "../../../ui/text-input.tsx";
import { PendingNote } from "../board/pending-note.tsx";

interface NewSubItemProps {
  readonly parentId: string;
  /** Where it will stand. */
  readonly boardId: string;
  readonly text: string;
  readonly onText: (change: string | ((held: string) => string)) => void;
  readonly onClose: () => void;
}

const longestTitle = 500;

export function NewSubItem({ parentId, boardId, text, onText, onClose }: NewSubItemProps) {
  const { t } = useTranslation("boards");
  const dispatch = useAppDispatch();
  const [create] = eurekaApi.useWorkItemCreateMutation();
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const [made, setMade] = useState("");

  async function add(event: FormEvent): Promise<void> {
    event.preventDefault();
    const title = text.trim();
    if (title === "") return;
    setFailure(null);
    onText("");
    try {
      const item = await create({ title, boardId, parentId }).unwrap();
      dispatch(eurekaApi.util.invalidateTags([{ type: "work_item", id: parentId }]));
      setMade(t("quickAdd.made", { key: item.key, title: item.title }));
    } catch (error) {
      const refused = toFailure(error);
      setFailure(refused);
      // What waits for approval was taken in.
      if (refused.kind !== "pending") onText((next) => next || title);
    }
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    onClose();
  }

  return (
    <Box component="form" onKeyDown={onKeyDown} onSubmit={(event) => void add(event)} sx={{ display: "grid", gap: 2 }}>
      <TextInput
        autoFocus
        hideLabel
        label={t("subItems.new")}
        maxLength={longestTitle}
        onChange={onText}
        placeholder={t("subItems.placeholder")}
        value={text}
      />
      {failure?.kind === "pending" ? <PendingNote failure={failure} /> : <FailureNote failure={failure} />}
      <Typography aria-live="polite" role="status" sx={hiddenFromSight}>
        {made}
      </Typography>
    </Box>
  );
}
