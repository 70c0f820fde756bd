import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../ui/empty-state.tsx";

/** The server did not answer when the page was opened. */
export function UnreachablePage({ onRetry }: { readonly onRetry: () => void }) {
  const { t } = useTranslation("app");
  return (
    <Box sx={{ minHeight: "100dvh", display: "grid", placeItems: "center", p: 6 }}>
      <EmptyState
        sentence={t("unreachable.sentence")}
        hint={t("unreachable.hint")}
        action={
          <Button variant="contained" onClick={onRetry}>
            {t("unreachable.retry")}
          </Button>
        }
      />
    </Box>
  );
}
