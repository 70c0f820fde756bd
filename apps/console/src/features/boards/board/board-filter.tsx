/** Search, filter and order of a board. All of it stands in the address. */
import { priorities } from "@eureka/contracts/work-item";
import Badge from "@mui/material/Badge";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Popover from "@mui/material/Popover";
import ToggleButton from "@mui/material/ToggleButton";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../ui/icon.tsx";
import { SelectInput } from "../../../ui/select-input.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import { useShortcut } from "../../../ui/use-shortcut.ts";
import { useBoardPeople } from "../people.ts";
import { type DueFilter, dueFilters, type BoardFilter as Filter, type Sort, sorts } from "./filter-items.ts";
import { noFilter } from "./read-filter.ts";

export interface BoardFilterProps {
  readonly filter: Filter;
  readonly onChange: (change: Partial<Filter>) => void;
  /** Names of the labels on the board. */
  readonly labels: readonly string[];
}

const any = "any" as const;
/** Milliseconds after the last keystroke until the address changes. */
const pause = 200;

export function BoardFilter({ filter, onChange, labels }: BoardFilterProps) {
  const { t } = useTranslation("boards");
  const { members } = useBoardPeople();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { assignee, label, priority, due, sort } = filter;
  const active = [assignee === "me" ? null : assignee, label, priority, due].filter((part) => part !== null).length;
  const isSorted = sort !== "position";
  const anyOption = { value: any, label: t("filter.any") } as const;
  const pick = (value: string) => (value === any ? null : value);
  return (
    <>
      <SearchField onChange={(text) => onChange({ text })} text={filter.text} />
      <ToggleButton
        onChange={() => onChange({ assignee: assignee === "me" ? null : "me" })}
        selected={assignee === "me"}
        sx={{ fontSize: "0.8125rem" }}
        value="mine"
      >
        {t("filter.mine")}
      </ToggleButton>
      <Badge
        badgeContent={active + (isSorted ? 1 : 0)}
        color="primary"
        sx={{ "& .MuiBadge-badge": { top: 2, insetInlineEnd: 4 } }}
      >
        <Button
          aria-expanded={anchor !== null}
          aria-haspopup="dialog"
          onClick={(event) => setAnchor(event.currentTarget)}
          aria-label={t("filter.open")}
          sx={{ minWidth: 36, gap: 2, px: { xs: 2, sm: 3 } }}
        >
          <Icon name="filter" />
          <Box component="span" sx={{ display: { xs: "none", sm: "inline" } }}>
            {t("filter.open")}
          </Box>
        </Button>
      </Badge>
      <Popover
        anchorEl={anchor}
        anchorOrigin={{ vertical: "bottom", horizontal: "right" }}
        onClose={() => setAnchor(null)}
        open={anchor !== null}
        slotProps={{
          paper: {
            "aria-label": t("filter.open"),
            role: "dialog",
            sx: { width: 300, p: 4, display: "grid", gap: 3, mt: 1 },
          },
        }}
        transformOrigin={{ vertical: "top", horizontal: "right" }}
      >
        <SelectInput
          label={t("filter.assignee")}
          onChange={(value) => onChange({ assignee: pick(value) })}
          options={[
            anyOption,
            { value: "me", label: t("filter.me") },
            { value: "none", label: t("filter.nobody") },
            ...members.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={assignee ?? any}
        />
        <SelectInput
          label={t("filter.label")}
          onChange={(value) => onChange({ label: pick(value) })}
          options={[anyOption, ...labels.map((name) => ({ value: name.toLowerCase(), label: name }))]}
          value={label ?? any}
        />
        <SelectInput
          label={t("filter.priority")}
          onChange={(value) => onChange({ priority: value === any ? null : value })}
          options={[anyOption, ...priorities.map((value) => ({ value, label: t(`ui:priority.${value}`) }))]}
          value={priority ?? any}
        />
        <SelectInput
          label={t("filter.due")}
          onChange={(value) => onChange({ due: value === any ? null : (value as DueFilter) })}
          options={[anyOption, ...dueFilters.map((value) => ({ value, label: t(`filter.dues.${value}`) }))]}
          value={due ?? any}
        />
        <SelectInput
          help={isSorted ? t("filter.sortHint") : undefined}
          label={t("filter.sort")}
          onChange={(value) => onChange({ sort: value as Sort })}
          options={sorts.map((value) => ({ value, label: t(`filter.sorts.${value}`) }))}
          value={sort}
        />
        <Box sx={{ display: "flex", justifyContent: "space-between" }}>
          <Button
            disabled={active === 0 && !isSorted && assignee === null}
            onClick={() => onChange({ ...noFilter, sort: "position" })}
            variant="text"
          >
            {t("filter.clear")}
          </Button>
          <Button onClick={() => setAnchor(null)}>{t("ui:close")}</Button>
        </Box>
      </Popover>
    </>
  );
}

/** Typing is free; the address follows when it rests. */
function SearchField({ text, onChange }: { readonly text: string; readonly onChange: (text: string) => void }) {
  const { t } = useTranslation("boards");
  const [typed, setTyped] = useState(text);
  const [known, setKnown] = useState(text);
  const field = useRef<HTMLInputElement>(null);
  if (known !== text) {
    setKnown(text);
    setTyped(text);
  }
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  useEffect(() => {
    if (typed === text) return;
    const timer = setTimeout(() => latest.current(typed), pause);
    return () => clearTimeout(timer);
  }, [typed, text]);
  useShortcut("/", () => field.current?.focus(), { description: t("keys.search") });
  return (
    <Box sx={{ width: { xs: 116, sm: 200 } }}>
      <TextInput
        hideLabel
        inputRef={field}
        label={t("filter.search")}
        onChange={setTyped}
        placeholder={t("filter.search")}
        start={<Icon name="search" />}
        type="search"
        value={typed}
      />
    </Box>
  );
}
