import type { api } from "@eureka/sdk";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { SliderInput } from "../../../ui/slider-input.tsx";
import { balanceTo100, type Percents, sumOf } from "./balance-weights.ts";

type Dimension = keyof api.Weights;

export interface WeightFieldsProps {
  readonly percents: Percents<Dimension>;
  readonly onChange: (percents: Percents<Dimension>) => void;
  readonly isReadOnly: boolean;
}

/** One slider for each dimension, and whether they make 100 % together. */
export function WeightFields({ percents, onChange, isReadOnly }: WeightFieldsProps) {
  const { t } = useTranslation("settings");
  const sum = sumOf(percents);
  const isRight = sum === 100;
  return (
    <Box component="fieldset" sx={{ m: 0, p: 4, border: 1, borderColor: "divider", borderRadius: "10px", minWidth: 0 }}>
      <Typography component="legend" sx={{ px: 1 }} variant="subtitle2">
        {t("organization.evaluationWeights")}
      </Typography>
      <Typography color="textSecondary" sx={{ mb: 3 }} variant="body2">
        {t("organization.weightsHint")}
      </Typography>
      <Box sx={{ display: "grid", gap: 3 }}>
        {(Object.keys(percents) as Dimension[]).map((name) => (
          <SliderInput
            disabled={isReadOnly}
            format={(value) => t("organization.percent", { value })}
            key={name}
            label={t(`organization.dimensions.${name}`)}
            max={100}
            onChange={(value) => onChange({ ...percents, [name]: value })}
            value={percents[name]}
          />
        ))}
      </Box>
      <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", gap: 2, mt: 3, minHeight: 32 }}>
        <Typography
          color={isRight ? "textSecondary" : "error"}
          role={isRight ? undefined : "alert"}
          sx={{ mr: "auto", fontVariantNumeric: "tabular-nums" }}
          variant="body2"
        >
          {t(isRight ? "organization.sum" : "organization.sumWrong", { sum })}
        </Typography>
        {!isRight && !isReadOnly && (
          <Button onClick={() => onChange(balanceTo100(percents))}>{t("organization.balance")}</Button>
        )}
      </Box>
    </Box>
  );
}
