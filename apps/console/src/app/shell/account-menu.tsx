/** Me: settings, theme, sign out. */
import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../../session/use-me.ts";
import { hiddenFromSight } from "../../ui/hidden-from-sight.ts";
import { Person } from "../../ui/person.tsx";

const AccountMenuItems = lazy(async () => ({ default: (await import("./account-menu-items.tsx")).AccountMenuItems }));

export function AccountMenu() {
  const { t } = useTranslation("app");
  const member = useMe()?.member;
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [wasOpened, setOpened] = useState(false);
  return (
    <>
      <IconButton
        onClick={(event) => {
          setAnchor(event.currentTarget);
          setOpened(true);
        }}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        size="small"
      >
        <Box component="span" sx={hiddenFromSight}>
          {t("shell.account")}
        </Box>
        <span aria-hidden>
          <Person name={member?.name ?? ""} kind="member" size={28} />
        </span>
      </IconButton>
      <Suspense fallback={null}>
        {wasOpened && <AccountMenuItems anchor={anchor} onClose={() => setAnchor(null)} />}
      </Suspense>
    </>
  );
}
