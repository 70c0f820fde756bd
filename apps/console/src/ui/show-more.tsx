import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useTranslation } from "react-i18next";

export interface ShowMoreProps {
  readonly pages: { readonly hasMore: boolean; readonly isLoadingMore: boolean; readonly loadMore: () => void };
}

/** The end of a list that goes on. */
export function ShowMore({ pages }: ShowMoreProps) {
  const { t } = useTranslation("ui");
  if (!pages.hasMore && !pages.isLoadingMore) return null;
  return (
    <Box sx={{ display: "flex", justifyContent: "center", py: 3 }}>
      <Button aria-busy={pages.isLoadingMore} disabled={pages.isLoadingMore} onClick={pages.loadMore}>
        {pages.isLoadingMore ? t("loading") : t("showMore")}
      </Button>
    </Box>
  );
}
