import { useColorScheme } from "@mui/material/styles";

export const themeChoices = ["light", "dark", "system"] as const;
export type ThemeChoice = (typeof themeChoices)[number];

/** Which theme the person chose, kept on this device, and the way to choose another one. */
export function useThemeChoice(): { readonly choice: ThemeChoice; readonly setChoice: (choice: ThemeChoice) => void } {
  const { mode, setMode } = useColorScheme();
  return { choice: mode ?? "system", setChoice: setMode };
}
