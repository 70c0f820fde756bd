/** The most used places under the thumb, on narrow screens. */
import BottomNavigation from "@mui/material/BottomNavigation";
import BottomNavigationAction from "@mui/material/BottomNavigationAction";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "react-router";
import { Badge } from "../../ui/badge.tsx";
import { Icon } from "../../ui/icon.tsx";
import { destinations, placeOf } from "./destinations.ts";
import { useWaiting } from "./use-waiting.ts";

const shown: readonly string[] = ["home", "inbox", "ideas", "boards", "channels"];

export function BottomBar() {
  const { t } = useTranslation("app");
  const place = placeOf(useLocation().pathname);
  const waiting = useWaiting();
  return (
    <BottomNavigation
      component="nav"
      aria-label={t("shell.navigation")}
      showLabels
      value={place}
      sx={{ position: "fixed", insetInline: 0, bottom: 0, borderTop: 1, borderColor: "divider", zIndex: "appBar" }}
    >
      {destinations
        .filter(({ name }) => shown.includes(name))
        .map(({ name, path, icon }) => (
          <BottomNavigationAction
            key={name}
            value={name}
            label={t(`shell.${name}`)}
            component={Link}
            to={path}
            aria-current={place === name ? "page" : undefined}
            sx={{ minWidth: 0, px: 1 }}
            icon={
              <span style={{ position: "relative" }}>
                <Icon name={icon} />
                {name === "inbox" && waiting > 0 && (
                  <span style={{ position: "absolute", left: 14, top: -6 }}>
                    <Badge count={waiting} label={t("shell.waiting", { count: waiting })} />
                  </span>
                )}
              </span>
            }
          />
        ))}
    </BottomNavigation>
  );
}
