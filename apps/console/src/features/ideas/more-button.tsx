import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useTranslation } from "react-i18next";

export interface MoreButtonProps {
  readonly next: string | null;
  readonly onMore: ((next: string) => void) | null;
}

/** The way to the next page of a list, at the end of the last one. */
export function MoreButton({ next, onMore }: MoreButtonProps) {
  const { t } = useTranslation("ui");
  if (next === null || onMore === null) return null;
  return (
    <Box sx={{ mt: 3 }}>
      <Button onClick={() => onMore(next)}>{t("showMore")}</Button>
    </Box>
  );
}
