/** For each field of the platform which way it goes, and what counts in a conflict. */
import { conflictPolicies, type FieldRule, type RuledField, syncDirections } from "@eureka/contracts/sync-rules";
import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { SelectInput } from "../../../../../ui/select-input.tsx";

export interface FieldRulesProps {
  readonly fields: readonly RuledField[];
  readonly platform: string;
  readonly ruleOf: (field: RuledField) => FieldRule;
  readonly onChange: (field: RuledField, rule: FieldRule) => void;
}

export function FieldRules({ fields, platform, ruleOf, onChange }: FieldRulesProps) {
  const { t } = useTranslation("settings");
  return (
    <Box component="ul" sx={{ display: "grid", gap: 2, m: 0, p: 0, listStyle: "none" }}>
      <Box aria-hidden component="li" sx={{ ...columns, display: { xs: "none", sm: "grid" }, color: "text.secondary" }}>
        {(["field", "direction", "conflict"] as const).map((name) => (
          <Typography key={name} variant="caption">
            {t(`rules.${name}`)}
          </Typography>
        ))}
      </Box>
      {fields.map((field) => {
        const rule = ruleOf(field);
        const name = t(`rules.names.${field}`);
        return (
          <Box component="li" key={field} sx={columns}>
            <Typography variant="body2">{name}</Typography>
            <SelectInput
              hideLabel
              label={t("rules.directionOf", { field: name })}
              onChange={(direction) => onChange(field, { ...rule, direction })}
              options={syncDirections.map((value) => ({ value, label: t(`rules.directions.${value}`, { platform }) }))}
              value={rule.direction}
            />
            <SelectInput
              disabled={rule.direction !== "both"}
              hideLabel
              label={t("rules.conflictOf", { field: name })}
              onChange={(conflict) => onChange(field, { ...rule, conflict })}
              options={conflictPolicies.map((value) => ({ value, label: t(`rules.conflicts.${value}`, { platform }) }))}
              value={rule.conflict}
            />
          </Box>
        );
      })}
    </Box>
  );
}

const columns = {
  display: "grid",
  gridTemplateColumns: { xs: "minmax(0, 1fr)", sm: "112px minmax(0, 1fr) minmax(0, 1fr)" },
  alignItems: "center",
  gap: { xs: 1, sm: 3 },
} as const;
