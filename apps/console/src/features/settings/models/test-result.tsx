import type { api } from "@eureka/sdk";
import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { Duration } from "../../../ui/duration.tsx";
import { Mark } from "../shared/mark.tsx";

/** What a test call said: it answered and how fast, or why not. */
export function TestResult({ name, result }: { readonly name: string; readonly result: api.ModelProviderTest }) {
  const { t } = useTranslation("settings");
  return (
    <Box sx={{ display: "grid", gap: 1, px: 3, py: 2, borderRadius: "6px", backgroundColor: "background.sunken" }}>
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: 2, fontSize: "0.8125rem", fontWeight: 500 }}>
        <Mark
          label={t(result.works ? "models.testWorks" : "models.testFails", { name })}
          tone={result.works ? "good" : "bad"}
        />
        <Duration milliseconds={result.latencyMilliseconds} />
      </Box>
      <Typography color="textSecondary" sx={{ overflowWrap: "anywhere" }} variant="body2">
        {result.reason ? t(`models.reasons.${result.reason}`) : result.message}
      </Typography>
      {result.reason && (
        <Typography color="textSecondary" dir="auto" sx={{ overflowWrap: "anywhere" }} variant="caption">
          {result.message}
        </Typography>
      )}
    </Box>
  );
}
