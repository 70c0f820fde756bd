import type { CreativityPreset, Temperatures } from "@eureka/contracts/creativity";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { SliderInput } from "../../ui/slider-input.tsx";
import { limits, presetTemperatures, temperatureStages } from "./tables.ts";

export interface TemperatureFieldsProps {
  readonly preset: CreativityPreset;
  readonly value: Partial<Temperatures>;
  readonly onChange: (value: Partial<Temperatures>) => void;
}

/** How freely each stage may think; what is not moved follows the preset. */
export function TemperatureFields({ preset, value, onChange }: TemperatureFieldsProps) {
  const { t, i18n } = useTranslation("ideas");
  const format = new Intl.NumberFormat(i18n.language, { minimumFractionDigits: 1 });
  return (
    <Box>
      <Box sx={{ display: "flex", alignItems: "center", gap: 2, minHeight: 32 }}>
        <Typography component="h2" sx={{ mr: "auto" }} variant="h3">
          {t("temperature.title")}
        </Typography>
        {Object.keys(value).length > 0 && (
          <Button onClick={() => onChange({})} variant="text">
            {t("temperature.reset")}
          </Button>
        )}
      </Box>
      <Typography color="textSecondary" sx={{ mb: 3 }} variant="body2">
        {t("temperature.hint")}
      </Typography>
      <Box sx={gridStyle}>
        {temperatureStages.map((stage) => (
          <SliderInput
            format={(number) => format.format(number)}
            key={stage}
            label={t(`stage.${stage}`)}
            max={limits.temperature}
            min={0}
            onChange={(number) => onChange({ ...value, [stage]: number })}
            step={0.1}
            value={value[stage] ?? presetTemperatures[preset][stage]}
          />
        ))}
      </Box>
    </Box>
  );
}

const gridStyle = {
  display: "grid",
  gridTemplateColumns: { xs: "minmax(0, 1fr)", sm: "repeat(2, minmax(0, 1fr))" },
  columnGap: 8,
  rowGap: 3,
} as const;
