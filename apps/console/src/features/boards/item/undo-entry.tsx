/** Takes an entry of the history back, and says who changed what since when that cannot be done. */
import { undoMinutes } from "@eureka/contracts/work-item";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type ApiFailure, toFailure } from "../../../ui/api-failure.ts";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { RelativeTime } from "../../../ui/relative-time.tsx";
import { useNow } from "../../../ui/use-now.ts";
import type { HistoryEntry } from "../types.ts";
import { isUndoable } from "./describe-change.ts";
import { readChangesSince } from "./read-changes-since.ts";

interface UndoEntryProps {
  readonly entry: HistoryEntry;
  readonly itemId: string;
}

/** Nothing is drawn for what is too old, or was done in a way that cannot be taken back. */
export function UndoEntry({ entry, itemId }: UndoEntryProps) {
  const { t } = useTranslation("boards");
  const now = useNow();
  const [undo, { isLoading }] = eurekaApi.useWorkItemUndoMutation();
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const isFresh = now - new Date(entry.occurredAt).getTime() < undoMinutes * 60_000;
  if (!failure && (!isFresh || !isUndoable(entry))) return null;

  async function takeBack(): Promise<void> {
    setFailure(null);
    try {
      await undo({ id: itemId, eventId: entry.eventId }).unwrap();
    } catch (error) {
      setFailure(toFailure(error));
    }
  }

  if (failure) return <Refused failure={failure} />;
  return (
    <Button
      disabled={isLoading}
      onClick={() => void takeBack()}
      size="small"
      startIcon={<Icon name="undo" size={14} />}
      sx={{ minHeight: 24, py: 0 }}
      variant="text"
    >
      {t("history.undo")}
    </Button>
  );
}

function Refused({ failure }: { readonly failure: ApiFailure }) {
  const { t } = useTranslation("boards");
  const changes = readChangesSince(failure);
  if (changes.length === 0) return <FailureNote failure={failure} />;
  return (
    <Box
      role="alert"
      sx={{
        width: "100%",
        my: 1,
        px: 3,
        py: 2,
        borderRadius: "6px",
        bgcolor: "background.sunken",
        fontSize: "0.8125rem",
      }}
    >
      <Box sx={{ fontWeight: 500 }}>{t("history.changedSince")}</Box>
      {changes.map(({ field, name, at }) => (
        <Box dir="auto" key={field} sx={{ color: "text.secondary", overflowWrap: "anywhere" }}>
          {t("history.changedBy", { field: t(`history.fields.${field}`, { defaultValue: field }), name })}{" "}
          {at !== null && <RelativeTime at={at} />}
        </Box>
      ))}
    </Box>
  );
}
