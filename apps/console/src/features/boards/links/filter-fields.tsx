/** Which items of a board go to the other one: by label and by state, everything unless said. */
import { type ListCategory, listCategories } from "@eureka/contracts/list";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Autocomplete from "@mui/material/Autocomplete";
import Box from "@mui/material/Box";
import FormHelperText from "@mui/material/FormHelperText";
import TextField from "@mui/material/TextField";
import ToggleButton from "@mui/material/ToggleButton";
import Typography from "@mui/material/Typography";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { FieldFrame } from "../../../ui/field.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { StatusMark } from "../../../ui/status-mark.tsx";
import type { EditedFilter } from "./link-form.ts";
import { useFilterWords } from "./use-filter-words.ts";

export interface FilterFieldsProps {
  /** The board that sends. */
  readonly board: { readonly name: string; readonly workspaceId: string };
  readonly value: EditedFilter;
  readonly onChange: (value: EditedFilter) => void;
}

export function FilterFields({ board, value, onChange }: FilterFieldsProps) {
  const { t } = useTranslation("boards");
  const id = useId();
  const say = useFilterWords();
  const { workspaceId } = board;
  const known = eurekaApi.useLabelListQuery({ workspaceId, limit: 200 }).data?.data ?? [];
  const isFurther = Object.keys(value.further).length > 0;
  return (
    <Box aria-labelledby={id} role="group" sx={{ display: "grid", gap: 3, alignContent: "start", minWidth: 0 }}>
      <Typography
        color="textSecondary"
        component="h4"
        dir="auto"
        id={id}
        sx={{ overflowWrap: "anywhere" }}
        variant="subtitle2"
      >
        {t("linkForm.itemsFrom", { name: board.name })}
      </Typography>
      <FieldFrame help={t("linkForm.labelsHelp")} label={t("linkForm.labels")}>
        {({ id: inputId, describedBy }) => (
          <Autocomplete
            disableCloseOnSelect
            id={inputId}
            multiple
            noOptionsText={t("linkForm.noSuchLabel")}
            onChange={(_, labels) => onChange({ ...value, labels })}
            // A word that is no label must not send the form without it.
            onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
            popupIcon={<Icon name="chevronDown" />}
            options={[...new Set([...known.map(({ name }) => name), ...value.labels])]}
            renderInput={({ slotProps, ...params }) => (
              <TextField
                {...params}
                slotProps={{ ...slotProps, htmlInput: { ...slotProps.htmlInput, "aria-describedby": describedBy } }}
              />
            )}
            size="small"
            value={[...value.labels]}
          />
        )}
      </FieldFrame>
      <StateField onChange={(states) => onChange({ ...value, states })} value={value.states} />
      {isFurther && (
        <Typography color="textSecondary" variant="body2">
          {t("linkForm.further", { what: say(value.further) })}
        </Typography>
      )}
    </Box>
  );
}

interface StateFieldProps {
  readonly value: readonly ListCategory[];
  readonly onChange: (states: readonly ListCategory[]) => void;
}

function StateField({ value, onChange }: StateFieldProps) {
  const { t } = useTranslation("boards");
  const id = useId();
  return (
    <Box aria-describedby={`${id}-help`} aria-labelledby={id} role="group">
      <Typography component="div" id={id} sx={{ mb: 1 }} variant="subtitle2">
        {t("linkForm.states")}
      </Typography>
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1.5 }}>
        {listCategories.map((state) => (
          <ToggleButton
            key={state}
            onChange={() => onChange(toggled(value, state))}
            selected={value.includes(state)}
            sx={{ fontSize: "0.8125rem" }}
            value={state}
          >
            <StatusMark category={state} showName />
          </ToggleButton>
        ))}
      </Box>
      <FormHelperText id={`${id}-help`}>{t("linkForm.statesHelp")}</FormHelperText>
    </Box>
  );
}

/** In the order of progress, however they were chosen. */
function toggled(states: readonly ListCategory[], changed: ListCategory): readonly ListCategory[] {
  return listCategories.filter((state) => states.includes(state) !== (state === changed));
}
