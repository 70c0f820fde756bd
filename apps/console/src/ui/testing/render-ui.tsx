import { ThemeProvider } from "@mui/material/styles";
import { type RenderResult, render } from "@testing-library/react";
import i18next from "i18next";
import type { ReactElement } from "react";
import { initReactI18next } from "react-i18next";
import { theme } from "../../theme/theme.ts";
import { ConfirmProvider } from "../confirm-provider.tsx";
import { ToastProvider } from "../toasts.tsx";
import { words } from "../words.ts";

await i18next.use(initReactI18next).init({
  lng: "en",
  resources: { en: { ui: words } },
  interpolation: { escapeValue: false },
});

/** Draws a piece as the console does: with theme, words, toasts and questions. */
export function renderUi(element: ReactElement): RenderResult {
  return render(
    <ThemeProvider theme={theme}>
      <ToastProvider>
        <ConfirmProvider>{element}</ConfirmProvider>
      </ToastProvider>
    </ThemeProvider>,
  );
}
