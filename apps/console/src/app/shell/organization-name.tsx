/** Where I am; whoever belongs to several organizations goes to another one from here. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../../session/use-me.ts";
import { hiddenFromSight } from "../../ui/hidden-from-sight.ts";
import { Icon } from "../../ui/icon.tsx";

const OrganizationMenu = lazy(async () => ({ default: (await import("./organization-menu.tsx")).OrganizationMenu }));

export function OrganizationName() {
  const { t } = useTranslation("app");
  const me = useMe();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [wasOpened, setOpened] = useState(false);
  const name = me?.organization.name ?? "";
  if (!me || me.organizations.length < 2) {
    return (
      <Typography noWrap sx={{ fontWeight: 650, flex: 1 }} title={name}>
        {name}
      </Typography>
    );
  }
  return (
    <>
      <Button
        aria-expanded={anchor !== null}
        aria-haspopup="menu"
        color="inherit"
        endIcon={<Icon name="chevronDown" size={14} />}
        onClick={(event) => {
          setAnchor(event.currentTarget);
          setOpened(true);
        }}
        sx={{ flex: 1, minWidth: 0, mx: -2, px: 2, justifyContent: "flex-start", fontSize: "inherit", fontWeight: 650 }}
        title={name}
        variant="text"
      >
        <Box component="span" sx={{ overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" }}>
          {name}
        </Box>
        <Box component="span" sx={hiddenFromSight}>
          {` ${t("shell.switchOrganization")}`}
        </Box>
      </Button>
      <Suspense fallback={null}>
        {wasOpened && <OrganizationMenu anchor={anchor} me={me} onClose={() => setAnchor(null)} />}
      </Suspense>
    </>
  );
}
