import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import type { ProviderKind } from "./provider-fields.tsx";

const kinds: readonly ProviderKind[] = ["gemini", "openai", "anthropic", "ollama", "openai_compatible"];

/** The providers that can be connected, each with what it needs. */
export function KindChoice({ onChoose }: { readonly onChoose: (kind: ProviderKind) => void }) {
  const { t } = useTranslation("settings");
  return (
    <Box sx={{ display: "grid", gridTemplateColumns: { sm: "1fr 1fr" }, gap: 2, pb: 3 }}>
      {kinds.map((kind) => (
        <Box
          component="button"
          key={kind}
          onClick={() => onChoose(kind)}
          sx={{
            p: 4,
            border: 1,
            borderColor: "divider",
            borderRadius: "10px",
            background: "none",
            color: "inherit",
            font: "inherit",
            textAlign: "start",
            cursor: "pointer",
            "&:hover": { backgroundColor: "action.hover" },
          }}
          type="button"
        >
          <Typography component="span" sx={{ display: "block", mb: 1 }} variant="subtitle2">
            {t(`models.kinds.${kind}`)}
          </Typography>
          <Typography color="textSecondary" component="span" sx={{ display: "block" }} variant="body2">
            {t(`models.kindHelp.${kind}`)}
          </Typography>
        </Box>
      ))}
    </Box>
  );
}
