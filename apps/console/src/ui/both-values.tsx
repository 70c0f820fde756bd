/** Two values that stand for one thing, side by side, each with who wrote it and when. */
import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { RelativeTime } from "./relative-time.tsx";

export interface OneValue {
  readonly place: string;
  readonly value: string;
  /** Null where nobody knows. */
  readonly name: string | null;
  readonly at: string;
}

export function BothValues({ values }: { readonly values: readonly OneValue[] }) {
  const { t } = useTranslation("ui");
  return (
    <Box
      sx={{
        display: "grid",
        gridTemplateColumns: { xs: "minmax(0, 1fr)", sm: "repeat(2, minmax(0, 1fr))" },
        gap: 3,
      }}
    >
      {values.map(({ place, value, name, at }) => (
        <Box
          component="section"
          key={place}
          sx={{ border: 1, borderColor: "divider", borderRadius: 1.5, p: 3, minWidth: 0 }}
        >
          <Typography component="h3" variant="subtitle2">
            {place}
          </Typography>
          <Typography color="textSecondary" component="div" variant="caption">
            {name ?? t("conflict.somebody")}, <RelativeTime at={at} />
          </Typography>
          <Typography
            dir="auto"
            sx={{ mt: 2, whiteSpace: "pre-wrap", overflowWrap: "anywhere", maxHeight: 320, overflowY: "auto" }}
            variant="body2"
          >
            {value}
          </Typography>
        </Box>
      ))}
    </Box>
  );
}
