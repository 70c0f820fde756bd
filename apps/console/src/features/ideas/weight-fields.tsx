import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import FormHelperText from "@mui/material/FormHelperText";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { SliderInput } from "../../ui/slider-input.tsx";
import { dimensions } from "./tables.ts";
import { isSame, normalize, type Points, shareOf, sumOf } from "./weights.ts";

export interface WeightFieldsProps {
  readonly value: Points;
  /** What "reset" goes back to: the weights of the organization. */
  readonly usual: Points;
  /** Null goes back to the usual ones. */
  readonly onChange: (value: Points | null) => void;
  readonly error: string | undefined;
}

/** How much each dimension counts. Any numbers will do: their proportions are what counts, and the share is written beside. */
export function WeightFields({ value, usual, onChange, error }: WeightFieldsProps) {
  const { t, i18n } = useTranslation("ideas");
  const percent = new Intl.NumberFormat(i18n.language, { style: "percent", maximumFractionDigits: 0 });
  const sum = sumOf(value);
  return (
    <Box>
      <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", gap: 2, minHeight: 32 }}>
        <Typography component="h2" sx={{ mr: "auto" }} variant="h3">
          {t("weights.title")}
        </Typography>
        {sum !== 100 && sum > 0 && (
          <Button onClick={() => onChange(normalize(value))} variant="text">
            {t("weights.normalize")}
          </Button>
        )}
        {!isSame(value, usual) && (
          <Button onClick={() => onChange(null)} variant="text">
            {t("weights.reset")}
          </Button>
        )}
      </Box>
      <Typography color="textSecondary" sx={{ mb: 3 }} variant="body2">
        {t("weights.hint")}
      </Typography>
      <Box
        sx={{
          display: "grid",
          gridTemplateColumns: { xs: "minmax(0, 1fr)", sm: "repeat(2, minmax(0, 1fr))" },
          columnGap: 8,
          rowGap: 3,
        }}
      >
        {dimensions.map((name) => (
          <SliderInput
            format={(points) =>
              t("weights.value", { points, percent: percent.format(shareOf({ ...value, [name]: points }, name)) })
            }
            help={t(`dimensionHint.${name}`)}
            key={name}
            label={t(`dimension.${name}`)}
            max={100}
            min={0}
            onChange={(points) => onChange({ ...value, [name]: points })}
            value={value[name]}
          />
        ))}
      </Box>
      <Typography
        aria-live="polite"
        sx={{ mt: 3, fontVariantNumeric: "tabular-nums", fontWeight: 500 }}
        variant="body2"
      >
        {t(sum === 100 ? "weights.sum" : "weights.sumNormalized", { sum })}
      </Typography>
      {error && (
        <FormHelperText error role="alert">
          {error}
        </FormHelperText>
      )}
    </Box>
  );
}
