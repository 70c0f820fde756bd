/** Until when: a day, or an exact time. */
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import IconButton from "@mui/material/IconButton";
import Popover from "@mui/material/Popover";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ApiFailure } from "../../../ui/api-failure.ts";
import { DateInput } from "../../../ui/date-input.tsx";
import { DueDate } from "../../../ui/due-date.tsx";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { FormActions } from "../../../ui/form-actions.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { SwitchInput } from "../../../ui/switch-input.tsx";
import { localDay } from "../board/filter-items.ts";
import type { WholeItem } from "../types.ts";
import { FieldRow, type ItemFieldProps } from "./field-row.tsx";
import { localTime } from "./local-time.ts";
import { useItemChange } from "./use-item-change.ts";

export function DueField({ item, itemRef, mayEdit }: ItemFieldProps) {
  const { t } = useTranslation("boards");
  const [update] = eurekaApi.useWorkItemUpdateMutation();
  const { apply, failure } = useItemChange(itemRef);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { due } = item;
  const set = (next: WholeItem["due"]) => apply({ due: next }, () => update({ id: item.id, due: next }).unwrap());
  const shown = due ? <DueDate done={item.completedAt !== null} due={due} /> : t("fields.noDue");
  return (
    <FieldRow label={t("fields.due")} why="due">
      {mayEdit ? (
        <>
          <Button
            aria-haspopup="dialog"
            aria-label={due ? undefined : `${t("fields.noDue")}. ${t("fields.setDue")}`}
            onClick={(event) => setAnchor(event.currentTarget)}
            sx={{ mx: -3, fontWeight: 400, color: due ? undefined : "text.secondary" }}
            variant="text"
          >
            {shown}
          </Button>
          {due && (
            <IconButton
              aria-label={t("fields.clearDue")}
              onClick={() => void set(null)}
              sx={{ ml: 2, width: 24, height: 24 }}
            >
              <Icon name="close" size={12} />
            </IconButton>
          )}
          <Popover
            anchorEl={anchor}
            anchorOrigin={{ vertical: "bottom", horizontal: "left" }}
            onClose={() => setAnchor(null)}
            open={anchor !== null}
            slotProps={{ paper: { "aria-label": t("fields.setDue"), role: "dialog" } }}
          >
            <DueForm
              due={due}
              failure={failure}
              onCancel={() => setAnchor(null)}
              onSave={async (next) => {
                if (await set(next)) setAnchor(null);
              }}
            />
          </Popover>
        </>
      ) : (
        <Box sx={{ color: "text.secondary" }}>{shown}</Box>
      )}
      {anchor === null && <FailureNote failure={failure} />}
    </FieldRow>
  );
}

interface DueFormProps {
  readonly due: WholeItem["due"];
  readonly failure: ApiFailure | null;
  readonly onSave: (due: WholeItem["due"]) => Promise<void>;
  readonly onCancel: () => void;
}

function DueForm({ due, failure, onSave, onCancel }: DueFormProps) {
  const { t } = useTranslation("boards");
  const [isSaving, setSaving] = useState(false);
  const [withTime, setWithTime] = useState(due?.type === "instant");
  const [text, setText] = useState(due === null ? "" : due.type === "date" ? due.date : localTime(new Date(due.at)));

  function changeKind(isTimed: boolean): void {
    setWithTime(isTimed);
    if (text !== "") setText(isTimed ? `${text.slice(0, 10)}T17:00` : text.slice(0, 10));
  }

  async function save(): Promise<void> {
    setSaving(true);
    await onSave(
      text === ""
        ? null
        : withTime
          ? { type: "instant", at: new Date(text).toISOString() }
          : { type: "date", date: text },
    );
    setSaving(false);
  }
  return (
    <Box sx={{ display: "grid", gap: 3, p: 4, width: 260 }}>
      <DateInput
        label={t(withTime ? "fields.dueTime" : "fields.dueDay")}
        min={withTime ? `${localDay(new Date())}T00:00` : localDay(new Date())}
        onChange={setText}
        value={text}
        withTime={withTime}
      />
      <SwitchInput label={t("fields.withTime")} onChange={changeKind} value={withTime} />
      <FormActions
        failure={failure}
        isDirty={text !== ""}
        isSaving={isSaving}
        onCancel={onCancel}
        onSave={() => void save()}
      />
    </Box>
  );
}
