/** My own settings: who I am, how it looks, where I am signed in. */
import "./words.ts";
import Box from "@mui/material/Box";
import ToggleButton from "@mui/material/ToggleButton";
import ToggleButtonGroup from "@mui/material/ToggleButtonGroup";
import { useTranslation } from "react-i18next";
import { useMe } from "../../../session/use-me.ts";
import { themeChoices, useThemeChoice } from "../../../theme/theme-choice.tsx";
import { CardSkeleton } from "../../../ui/card-skeleton.tsx";
import { Icon, type IconName } from "../../../ui/icon.tsx";
import { Section } from "../../../ui/section.tsx";
import { SettingsPage } from "../frame/settings-page.tsx";
import { ProfileForm } from "./profile-form.tsx";
import { SessionList } from "./session-list.tsx";

export function ProfilePage() {
  const { t } = useTranslation("settings");
  const member = useMe()?.member;
  return (
    <SettingsPage hint={t("profile.hint")} name="profile">
      <Box sx={{ mb: 10 }}>{member ? <ProfileForm member={member} /> : <CardSkeleton />}</Box>
      <Section hint={t("profile.themeHint")} title={t("profile.theme")}>
        <ThemeChoice />
      </Section>
      <SessionList />
    </SettingsPage>
  );
}

const icons: Record<(typeof themeChoices)[number], IconName> = { light: "sun", dark: "moon", system: "monitor" };

function ThemeChoice() {
  const { t } = useTranslation(["settings", "ui"]);
  const { choice, setChoice } = useThemeChoice();
  return (
    <ToggleButtonGroup
      aria-label={t("profile.theme")}
      exclusive
      onChange={(_, next: (typeof themeChoices)[number] | null) => next && setChoice(next)}
      value={choice}
    >
      {themeChoices.map((name) => (
        <ToggleButton key={name} sx={{ gap: 2 }} value={name}>
          <Icon name={icons[name]} size={14} />
          {t(`ui:theme.${name}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
