/** What the account menu holds; loaded when it is opened for the first time. */
import Divider from "@mui/material/Divider";
import ListItemIcon from "@mui/material/ListItemIcon";
import ListSubheader from "@mui/material/ListSubheader";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMe } from "../../session/use-me.ts";
import { useSession } from "../../session/use-session.ts";
import { useThemeChoice } from "../../theme/theme-choice.tsx";
import { Icon } from "../../ui/icon.tsx";
import { openShortcuts } from "./palette-events.ts";

const themes = [
  { choice: "light", icon: "sun" },
  { choice: "dark", icon: "moon" },
  { choice: "system", icon: "monitor" },
] as const;

interface AccountMenuItemsProps {
  /** What the menu hangs from; null while it is closed. */
  readonly anchor: HTMLElement | null;
  readonly onClose: () => void;
}

export function AccountMenuItems({ anchor, onClose }: AccountMenuItemsProps) {
  const { t } = useTranslation("app");
  const { signOut } = useSession();
  const member = useMe()?.member;
  const { choice, setChoice } = useThemeChoice();
  return (
    <Menu anchorEl={anchor} open={anchor !== null} onClose={onClose}>
      <ListSubheader component="div" sx={{ lineHeight: 1.4, py: 2 }}>
        {member?.name}
        <br />
        {member?.email}
      </ListSubheader>
      <MenuItem component={Link} to="/settings/profile" onClick={onClose}>
        {t("shell.yourSettings")}
      </MenuItem>
      <MenuItem
        onClick={() => {
          onClose();
          openShortcuts();
        }}
      >
        {t("shell.shortcuts")}
      </MenuItem>
      <Divider />
      {themes.map(({ choice: theme, icon }) => (
        <MenuItem key={theme} selected={theme === choice} onClick={() => setChoice(theme)}>
          <ListItemIcon>
            <Icon name={icon} />
          </ListItemIcon>
          {t(`shell.${theme}`)}
        </MenuItem>
      ))}
      <Divider />
      <MenuItem onClick={() => void signOut()}>{t("shell.signOut")}</MenuItem>
    </Menu>
  );
}
