import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMay } from "../../session/use-me.ts";
import { Icon } from "../../ui/icon.tsx";
import type { Chosen } from "./use-chosen.ts";

export interface ChosenBarProps {
  readonly chosen: Chosen;
}

/** The most ideas that one run takes up. */
const mostParents = 10;

/** What can be done with several ideas at once; nothing while none is ticked. */
export function ChosenBar({ chosen: { ids, clear } }: ChosenBarProps) {
  const { t } = useTranslation("ideas");
  const mayRemix = useMay("idea_run:create");
  if (ids.length === 0) return null;
  return (
    <Box
      aria-label={t("chosen.region")}
      role="region"
      sx={(theme) => ({
        position: "sticky",
        zIndex: 2,
        bottom: { xs: 72, md: 16 },
        display: "flex",
        flexWrap: "wrap",
        alignItems: "center",
        gap: 2,
        mt: 4,
        px: 4,
        py: 2,
        border: `1px solid ${theme.vars.palette.divider}`,
        borderRadius: "10px",
        backgroundColor: theme.vars.palette.background.raised,
        boxShadow: "0 1px 2px rgb(0 0 0 / 0.08), 0 8px 24px rgb(0 0 0 / 0.16)",
      })}
    >
      <Typography aria-live="polite" sx={{ mr: "auto" }} variant="subtitle2">
        {t("chosen.count", { count: ids.length })}
      </Typography>
      {ids.length === 2 ? (
        <Button component={Link} startIcon={<Icon name="compare" />} to={`/compare?ideas=${ids.join(",")}`}>
          {t("chosen.compare")}
        </Button>
      ) : (
        <Typography color="textSecondary" variant="body2">
          {t("chosen.two")}
        </Typography>
      )}
      {mayRemix && ids.length <= mostParents && (
        <Button component={Link} startIcon={<Icon name="spark" />} to={`/ideas/new?remix=${ids.join(",")}`}>
          {t("chosen.remix")}
        </Button>
      )}
      <Button onClick={clear} variant="text">
        {t("ui:clear")}
      </Button>
    </Box>
  );
}
