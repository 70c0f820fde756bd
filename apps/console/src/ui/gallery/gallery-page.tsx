import Box from "@mui/material/Box";
import ToggleButton from "@mui/material/ToggleButton";
import ToggleButtonGroup from "@mui/material/ToggleButtonGroup";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { themeChoices, useThemeChoice } from "../../theme/theme-choice.tsx";
import { addWords } from "../../words/words.ts";
import { Page } from "../page.tsx";
import { FieldsGallery } from "./fields-gallery.tsx";
import { galleryWords } from "./gallery-words.ts";
import { LooksGallery } from "./looks-gallery.tsx";
import { MarksGallery } from "./marks-gallery.tsx";
import { OverlaysGallery } from "./overlays-gallery.tsx";
import { StatesGallery } from "./states-gallery.tsx";
import { TablesGallery } from "./tables-gallery.tsx";

addWords("gallery", galleryWords);

/** Shows every shared piece in both densities with the four states of a list, long names and other scripts. */
export function GalleryPage() {
  const { t } = useTranslation(["gallery", "ui"]);
  const [isAiry, setAiry] = useState(false);
  const { choice, setChoice } = useThemeChoice();
  return (
    <Page
      actions={
        <ToggleButtonGroup
          aria-label={t("density")}
          exclusive
          onChange={(_, next: "dense" | "airy" | null) => next && setAiry(next === "airy")}
          value={isAiry ? "airy" : "dense"}
        >
          <ToggleButton value="dense">{t("dense")}</ToggleButton>
          <ToggleButton value="airy">{t("airy")}</ToggleButton>
        </ToggleButtonGroup>
      }
      filters={
        <ToggleButtonGroup
          aria-label={t("theme")}
          exclusive
          onChange={(_, next: typeof choice | null) => next && setChoice(next)}
          value={choice}
        >
          {themeChoices.map((theme) => (
            <ToggleButton key={theme} value={theme}>
              {t(`ui:theme.${theme}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      }
      title={t("title")}
    >
      <Box sx={isAiry ? { "& .MuiTableCell-root": { height: 48, py: 2 }, "& section": { mb: 14 } } : {}}>
        <LooksGallery />
        <StatesGallery />
        <MarksGallery />
        <FieldsGallery />
        <TablesGallery />
        <OverlaysGallery />
      </Box>
    </Page>
  );
}
