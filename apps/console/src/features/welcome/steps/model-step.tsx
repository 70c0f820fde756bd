/** Connects a model, or goes on with the rules. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

export function ModelStep({ onSkip }: { readonly onSkip: () => void }) {
  const { t } = useTranslation("welcome");
  return (
    <Box sx={{ display: "flex", gap: 2, flexWrap: "wrap" }}>
      <Button component={Link} to="/settings/models" variant="contained">
        {t("steps.modelConnect")}
      </Button>
      <Button onClick={onSkip}>{t("steps.modelSkip")}</Button>
    </Box>
  );
}
