/** The first screen of the day: what waits for me, my work, recent runs, and how the organization is doing. */
import "./words.ts";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMay, useMe } from "../../session/use-me.ts";
import { Page } from "../../ui/page.tsx";
import { ActivitySection } from "./activity-section.tsx";
import { FirstStepsNote } from "./first-steps-note.tsx";
import { HealthSection } from "./health-section.tsx";
import { RunsSection } from "./runs-section.tsx";
import { WaitingSection } from "./waiting-section.tsx";
import { WorkSection } from "./work-section.tsx";

export function HomeScreen() {
  const { t } = useTranslation("home");
  const me = useMe();
  const mayRun = useMay("idea_run:create");
  const name = me?.member?.name ?? "";
  return (
    <Page
      title={name ? t("greeting", { name }) : t("title")}
      documentTitle={t("title")}
      actions={
        mayRun && (
          <Button component={Link} to="/ideas/new" variant="contained">
            {t("newRun")}
          </Button>
        )
      }
    >
      <FirstStepsNote />
      <Box
        sx={{
          display: "grid",
          gridTemplateColumns: { xs: "minmax(0, 1fr)", lg: "minmax(0, 3fr) minmax(0, 2fr)" },
          columnGap: 12,
        }}
      >
        <div>
          <WaitingSection />
          <WorkSection />
        </div>
        <div>
          <RunsSection />
          <ActivitySection />
          <HealthSection />
        </div>
      </Box>
    </Page>
  );
}
