/** Me: settings, theme, sign out. */
import Divider from "@mui/material/Divider";
import IconButton from "@mui/material/IconButton";
import ListItemIcon from "@mui/material/ListItemIcon";
import ListSubheader from "@mui/material/ListSubheader";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMe } from "../../session/use-me.ts";
import { useSession } from "../../session/use-session.ts";
import { useThemeChoice } from "../../theme/theme-choice.tsx";
import { MonitorIcon, MoonIcon, SunIcon } from "../../ui/icons.tsx";
import { Person } from "../../ui/person.tsx";
import { openShortcuts } from "./palette-events.ts";

const themes = [
  { choice: "light", Icon: SunIcon },
  { choice: "dark", Icon: MoonIcon },
  { choice: "system", Icon: MonitorIcon },
] as const;

export function AccountMenu() {
  const { t } = useTranslation("app");
  const { signOut } = useSession();
  const member = useMe()?.member;
  const { choice, setChoice } = useThemeChoice();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = () => setAnchor(null);
  return (
    <>
      <IconButton
        onClick={(event) => setAnchor(event.currentTarget)}
        aria-label={t("shell.account")}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        size="small"
      >
        <Person name={member?.name ?? ""} kind="member" size={28} />
      </IconButton>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={close}>
        <ListSubheader component="div" sx={{ lineHeight: 1.4, py: 2 }}>
          {member?.name}
          <br />
          {member?.email}
        </ListSubheader>
        <MenuItem component={Link} to="/settings/profile" onClick={close}>
          {t("shell.yourSettings")}
        </MenuItem>
        <MenuItem
          onClick={() => {
            close();
            openShortcuts();
          }}
        >
          {t("shell.shortcuts")}
        </MenuItem>
        <Divider />
        {themes.map(({ choice: theme, Icon }) => (
          <MenuItem key={theme} selected={theme === choice} onClick={() => setChoice(theme)}>
            <ListItemIcon>
              <Icon />
            </ListItemIcon>
            {t(`shell.${theme}`)}
          </MenuItem>
        ))}
        <Divider />
        <MenuItem onClick={() => void signOut()}>{t("shell.signOut")}</MenuItem>
      </Menu>
    </>
  );
}
