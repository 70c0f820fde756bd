/** A page that broke while it was drawn: it can be tried again, and says what somebody who mends it needs to know. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { useLocation, useRouteError } from "react-router";
import { CopyButton } from "../ui/copy-button.tsx";

export function ErrorPage() {
  const { t } = useTranslation("app");
  const error = useRouteError();
  const { pathname } = useLocation();
  const report = describe(error, pathname);
  return (
    <Box sx={{ maxWidth: 640, mx: "auto", p: 6 }} role="alert">
      <Typography variant="h1" sx={{ mb: 2 }}>
        {t("broken.title")}
      </Typography>
      <Typography sx={{ mb: 4 }}>{t("broken.sentence")}</Typography>
      <Box sx={{ display: "flex", gap: 2, mb: 4 }}>
        <Button variant="contained" onClick={() => window.location.reload()}>
          {t("broken.reload")}
        </Button>
        <Button href="/">{t("broken.home")}</Button>
        <CopyButton text={report} label={t("broken.copy")} />
      </Box>
      <Box
        component="pre"
        tabIndex={0}
        aria-label={t("broken.report")}
        sx={{ p: 4, borderRadius: 1, bgcolor: "action.hover", overflow: "auto", maxHeight: 320, fontSize: 12 }}
      >
        {report}
      </Box>
    </Box>
  );
}

function describe(error: unknown, path: string): string {
  const text = error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : JSON.stringify(error);
  return [`path: ${path}`, `time: ${new Date().toISOString()}`, `browser: ${navigator.userAgent}`, "", text].join("\n");
}
