import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { DateInput } from "../../ui/date-input.tsx";
import { SelectInput } from "../../ui/select-input.tsx";
import { SwitchInput } from "../../ui/switch-input.tsx";
import { type ActivityFilters, isFiltered, writeFilters } from "./activity-filters.ts";
import type { ActivityNames } from "./use-activity-names.ts";

export interface FilterBarProps {
  readonly filters: ActivityFilters;
  readonly names: ActivityNames;
}

const targets = [
  "work_item",
  "board",
  "list",
  "channel",
  "message",
  "comment",
  "idea",
  "decision",
  "member",
  "grant",
  "invitation",
  "api_key",
  "session",
  "workspace",
  "organization",
  "model_provider",
  "connection",
  "job",
] as const;
const results = ["success", "refused", "held"] as const;

/** Who, what, on what, with which result, and when; all of it in the address, so that a view can be handed on. */
export function FilterBar({ filters, names }: FilterBarProps) {
  const { t } = useTranslation("activity");
  const [search, setSearch] = useSearchParams();
  const change = (changed: Partial<ActivityFilters>) => setSearch(writeFilters(search, changed), { replace: true });
  const operations = names.operations.filter(({ effect }) => filters.reads || effect !== "read");
  // "" is no value of an option that a select can show, so that "any" has a name of its own.
  const any = "any";
  const chosen = (value: string) => (value === any ? "" : value);
  return (
    <Box
      aria-label={t("filters.show")}
      component="section"
      sx={{
        display: "grid",
        gridTemplateColumns: "repeat(auto-fit, minmax(136px, 1fr))",
        gap: 3,
        mb: 4,
      }}
    >
      <SelectInput
        label={t("filters.who")}
        onChange={(value) => change({ actor: chosen(value) })}
        options={[
          { value: any, label: t("filters.anybody") },
          ...names.members.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={names.members.some(({ id }) => id === filters.actor) ? filters.actor : any}
      />
      <SelectInput
        label={t("filters.what")}
        onChange={(value) => change({ operation: chosen(value) })}
        options={[
          { value: any, label: t("filters.anything") },
          ...operations.map(({ name, summary }) => ({ value: name, label: summary })),
        ]}
        value={operations.some(({ name }) => name === filters.operation) ? filters.operation : any}
      />
      <SelectInput
        label={t("filters.on")}
        onChange={(value) => change({ target: chosen(value), id: "" })}
        options={[
          { value: any, label: t("filters.everything") },
          ...targets.map((value) => ({ value, label: sentenceCase(t(`nouns.${value}`)) })),
        ]}
        value={targets.find((value) => value === filters.target) ?? any}
      />
      <SelectInput
        label={t("filters.result")}
        onChange={(value) => change({ result: value === any ? "" : value })}
        options={[
          { value: any, label: t("filters.anyResult") },
          ...results.map((value) => ({ value, label: t(`results.${value}`) })),
        ]}
        value={filters.result || any}
      />
      <DateInput label={t("filters.from")} onChange={(from) => change({ from })} value={filters.from} />
      <DateInput label={t("filters.to")} onChange={(to) => change({ to })} value={filters.to} />
      <Box
        sx={{ gridColumn: "1 / -1", display: "flex", flexWrap: "wrap", alignItems: "center", gap: 3, minHeight: 32 }}
      >
        <SwitchInput label={t("filters.reads")} onChange={(reads) => change({ reads })} value={filters.reads} />
        {isFiltered(filters) && (
          <Button
            onClick={() =>
              change({ actor: "", operation: "", target: "", id: "", result: "", from: "", to: "", reads: false })
            }
            variant="text"
          >
            {t("filters.clear")}
          </Button>
        )}
      </Box>
    </Box>
  );
}

function sentenceCase(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
