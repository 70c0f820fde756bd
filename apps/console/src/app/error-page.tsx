/**
 * A page that broke while it was drawn: it can be tried again, and says what somebody who mends it needs to know. It is in the first
 * load, because nothing may be left to load when something broke, so it is made of plain elements.
 */
import Box from "@mui/material/Box";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useRouteError } from "react-router";

const CopyButton = lazy(async () => ({ default: (await import("../ui/copy-button.tsx")).CopyButton }));

export function ErrorPage() {
  const { t } = useTranslation("app");
  const error = useRouteError();
  const { pathname } = useLocation();
  const report = describe(error, pathname);
  return (
    <Box sx={{ maxWidth: 640, mx: "auto", p: 6 }} role="alert">
      <Box component="h1" sx={{ fontSize: 20, mb: 2 }}>
        {t("broken.title")}
      </Box>
      <Box component="p" sx={{ mb: 4 }}>
        {t("broken.sentence")}
      </Box>
      <Box sx={{ display: "flex", alignItems: "center", gap: 4, mb: 4 }}>
        <Box component="button" type="button" onClick={() => window.location.reload()}>
          {t("broken.reload")}
        </Box>
        <a href="/">{t("broken.home")}</a>
        <Suspense fallback={null}>
          <CopyButton text={report} label={t("broken.copy")} />
        </Suspense>
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
