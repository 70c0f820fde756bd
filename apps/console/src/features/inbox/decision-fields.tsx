/** What is proposed, field by field. */
import Box from "@mui/material/Box";
import { useTranslation } from "react-i18next";
import { Markdown } from "../../ui/markdown.tsx";
import type { EditableField } from "./decision.ts";

export function DecisionFields({ fields }: { readonly fields: readonly EditableField[] }) {
  const { t } = useTranslation("inbox");
  const shown = fields.filter(({ value, changed }) => value !== null || changed);
  if (shown.length === 0) return null;
  return (
    <Box
      component="dl"
      sx={{
        display: "grid",
        gridTemplateColumns: { sm: "minmax(96px, 140px) minmax(0, 1fr)" },
        columnGap: 4,
        m: 0,
        border: 1,
        borderColor: "divider",
        borderRadius: "10px",
        backgroundColor: "background.paper",
        px: 4,
        py: 2,
        fontSize: "0.8125rem",
      }}
    >
      {shown.map(({ name, label, kind, value, options, changed }) => {
        const words = options?.find((option) => option.value === value)?.label ?? value;
        return (
          <Box key={name} sx={{ display: "contents" }}>
            <Box component="dt" sx={{ color: "text.secondary", pt: 2 }}>
              {label}
              {changed && (
                <Box component="span" sx={{ color: "warning.main", ml: 1 }}>
                  {t("changed")}
                </Box>
              )}
            </Box>
            <Box component="dd" dir="auto" sx={{ m: 0, py: 2, minWidth: 0, overflowWrap: "anywhere" }}>
              {kind === "long_text" && words ? <Markdown text={words} /> : (words ?? t("ui:none"))}
            </Box>
          </Box>
        );
      })}
    </Box>
  );
}
