/** A value that a rule gave up, in the history of its item: a text can be taken back from there. */
import { textLimits } from "@eureka/contracts/text";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useTranslation } from "react-i18next";
import { FailureNote } from "../../../ui/failure-note.tsx";
import type { HistoryEntry, WholeItem } from "../types.ts";
import { useItemChange } from "./use-item-change.ts";

interface OverruledValueProps {
  readonly item: WholeItem;
  readonly entry: HistoryEntry;
  readonly mayEdit: boolean;
}

const sides = ["here", "there"] as const;

export function OverruledValue({ item, entry, mayEdit }: OverruledValueProps) {
  const { t } = useTranslation("boards");
  const change = useItemChange(item.id);
  const [update, { isLoading }] = eurekaApi.useWorkItemUpdateMutation();
  const { field, value, side, rule } = entry.data;
  if (typeof value !== "string" || typeof field !== "string") return null;
  const text = textOf(field, value);
  const isThere =
    text !== null && Object.entries(text).every(([name, kept]) => item[name as keyof typeof text] === kept);
  return (
    <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 1, pl: 7, color: "text.secondary" }}>
      <span>
        {t("overruled.what", {
          field: t(`conflicts.fields.${field}`, { defaultValue: field }),
          side: t(`overruled.${sides.find((one) => one === side) ?? "there"}`),
        })}{" "}
        {t(`overruled.rules.${String(rule)}`, { defaultValue: "" })}
      </span>
      <Box
        component="blockquote"
        dir="auto"
        sx={{
          m: 0,
          pl: 3,
          borderLeft: 2,
          borderColor: "divider",
          whiteSpace: "pre-wrap",
          overflowWrap: "anywhere",
          maxHeight: 240,
          overflowY: "auto",
        }}
      >
        {value}
      </Box>
      {mayEdit && text && !isThere && (
        <Box>
          <Button
            disabled={isLoading}
            onClick={() =>
              void change.apply(text, () => update({ id: item.id, ...text, ifMatch: item.version }).unwrap())
            }
          >
            {t("overruled.use")}
          </Button>
        </Box>
      )}
      <FailureNote failure={change.failure} />
    </Box>
  );
}

/** Only texts can be taken back as they were; other values are read, and set by hand. */
function textOf(field: string, value: string): Partial<Pick<WholeItem, "title" | "description">> | null {
  if (field === "title") return { title: value.replace(/\s+/g, " ").trim().slice(0, textLimits.title) };
  return field === "body" ? { description: value.slice(0, textLimits.description) } : null;
}
