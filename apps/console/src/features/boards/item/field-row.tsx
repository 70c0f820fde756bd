/** A fact of an item: its name beside its value. */

import type { ExplainedField } from "@eureka/contracts/explanation";
import Box from "@mui/material/Box";
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import type { WholeItem } from "../types.ts";
import { useWhy } from "./why-provider.tsx";

export interface ItemFieldProps {
  readonly item: WholeItem;
  readonly itemRef: string;
  readonly mayEdit: boolean;
}

interface FieldRowProps {
  readonly label: string;
  /** The field that the name asks about when it is pressed: why it is as it is. */
  readonly why?: ExplainedField;
  readonly children: ReactNode;
}

/** A name on the left, its value on the right. */
export function FieldRow({ label, why, children }: FieldRowProps) {
  const { t } = useTranslation("boards");
  const id = useId();
  const ask = useWhy();
  return (
    <Box
      aria-labelledby={id}
      role="group"
      sx={{
        display: "grid",
        gridTemplateColumns: "96px minmax(0, 1fr)",
        gap: 2,
        alignItems: "start",
        minHeight: 34,
        fontSize: "0.875rem",
      }}
    >
      <Box id={id} sx={{ color: "text.secondary", fontSize: "0.8125rem", lineHeight: "32px" }}>
        {why && ask ? (
          <Box
            component="button"
            onClick={() => ask(why)}
            sx={askLook}
            title={t("why.ofField", { field: label })}
            type="button"
          >
            {label}
          </Box>
        ) : (
          label
        )}
      </Box>
      <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", gap: 1.5, minHeight: 32, minWidth: 0 }}>
        {children}
      </Box>
    </Box>
  );
}

const askLook = {
  all: "unset",
  cursor: "help",
  borderRadius: "4px",
  "&:hover": { textDecoration: "underline dotted", textUnderlineOffset: "3px" },
  "&:focus-visible": { outline: "2px solid", outlineColor: "primary.main" },
} as const;
