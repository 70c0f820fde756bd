/** The console: store, theme, words and routes put together. */
import CssBaseline from "@mui/material/CssBaseline";
import { ThemeProvider } from "@mui/material/styles";
import { Provider } from "react-redux";
import { createBrowserRouter, RouterProvider } from "react-router";
import { theme } from "../theme/theme.ts";
import "./words.ts";
import { routes } from "./routes.tsx";
import type { AppStore } from "./store.ts";

const router = createBrowserRouter(routes);

export function App({ store }: { readonly store: AppStore }) {
  return (
    <Provider store={store}>
      <ThemeProvider theme={theme} defaultMode="system">
        <CssBaseline />
        <RouterProvider router={router} />
      </ThemeProvider>
    </Provider>
  );
}
