/** Leads back to the first steps until they are done or hidden. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Skeleton from "@mui/material/Skeleton";
import Typography from "@mui/material/Typography";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useFirstSteps, useMayTakeFirstSteps } from "../../session/use-first-steps.ts";

export function FirstStepsNote() {
  return useMayTakeFirstSteps() ? <Note /> : null;
}

function Note() {
  const { t } = useTranslation("home");
  const { steps, isKnown, isHidden, hide } = useFirstSteps();
  const done = steps.filter((step) => step.done).length;
  const isOver = isKnown && done === steps.length;
  // Remembered, so that the next visit keeps no room for it.
  useEffect(() => {
    if (isOver && !isHidden) hide();
  });
  if (isHidden || isOver) return null;
  return (
    <Box
      sx={{
        display: "flex",
        flexWrap: "wrap",
        alignItems: "center",
        justifyContent: "space-between",
        gap: 3,
        border: 1,
        borderColor: "divider",
        borderRadius: "10px",
        bgcolor: "background.paper",
        px: 4,
        py: 3,
        mb: 8,
      }}
    >
      <Typography sx={{ flex: 1 }}>
        {isKnown ? t("firstSteps", { done, count: steps.length }) : <Skeleton width="40%" />}
      </Typography>
      <Button component={Link} to="/first-steps">
        {t("goOn")}
      </Button>
    </Box>
  );
}
