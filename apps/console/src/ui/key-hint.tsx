import Box from "@mui/material/Box";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { isApple } from "./shortcuts.ts";

export interface KeyHintProps {
  /** As `useShortcut` takes them: "mod+k", "g b", "?". */
  readonly keys: string;
}

/** What is printed on the keys of most keyboards is the same in every language. */
const printed: Record<string, string> = {
  shift: "\u21e7",
  enter: "\u21b5",
  escape: "Esc",
  arrowup: "\u2191",
  arrowdown: "\u2193",
  arrowleft: "\u2190",
  arrowright: "\u2192",
  space: "\u2423",
};

function print(key: string): string {
  if (key === "mod") return isApple() ? "\u2318" : "Ctrl";
  if (key === "alt") return isApple() ? "\u2325" : "Alt";
  return printed[key] ?? (key.length === 1 ? key.toUpperCase() : key);
}

/** The keys of a shortcut, drawn as keys. */
export function KeyHint({ keys }: KeyHintProps) {
  const { t } = useTranslation("ui");
  return (
    <Box component="span" sx={{ display: "inline-flex", alignItems: "center", gap: 0.75, color: "text.secondary" }}>
      {keys.split(" ").map((chord, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same key may come twice, and none ever moves
        <Fragment key={index}>
          {index > 0 && (
            <Box component="span" sx={{ fontSize: "0.6875rem" }}>
              {t("shortcuts.thenKey")}
            </Box>
          )}
          {chord.split("+").map((key) => (
            <Box
              component="kbd"
              key={key}
              sx={{
                minWidth: 18,
                boxSizing: "border-box",
                px: 1,
                border: 1,
                borderColor: "divider",
                borderRadius: "4px",
                fontFamily: "inherit",
                fontSize: "0.6875rem",
                fontWeight: 500,
                lineHeight: "16px",
                textAlign: "center",
              }}
            >
              {print(key)}
            </Box>
          ))}
        </Fragment>
      ))}
    </Box>
  );
}
