/** The organizations that I belong to; loaded when it is opened for the first time. */
import { type ApiFailure, toApiFailure } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Me } from "../../session/use-me.ts";
import { useSession } from "../../session/use-session.ts";
import { FailureNote } from "../../ui/failure-note.tsx";

interface OrganizationMenuProps {
  /** What the menu hangs from; null while it is closed. */
  readonly anchor: HTMLElement | null;
  readonly me: Me;
  readonly onClose: () => void;
}

export function OrganizationMenu({ anchor, me, onClose }: OrganizationMenuProps) {
  const { t } = useTranslation("app");
  const { switchTo } = useSession();
  const [isSwitching, setSwitching] = useState(false);
  const [failure, setFailure] = useState<ApiFailure | null>(null);

  async function choose(id: string): Promise<void> {
    if (id === me.organization.id) return onClose();
    setSwitching(true);
    setFailure(null);
    try {
      await switchTo(id);
    } catch (error) {
      setSwitching(false);
      setFailure(toApiFailure(error));
    }
  }

  return (
    <Menu
      anchorEl={anchor}
      onClose={onClose}
      open={anchor !== null}
      slotProps={{ list: { "aria-label": t("shell.organizations") } }}
    >
      {me.organizations.map(({ id, name }) => (
        <MenuItem
          aria-checked={id === me.organization.id}
          disabled={isSwitching}
          key={id}
          onClick={() => void choose(id)}
          role="menuitemradio"
          selected={id === me.organization.id}
        >
          {name}
        </MenuItem>
      ))}
      {failure && (
        <Box component="li" role="none" sx={{ px: 2, py: 1, maxWidth: 320 }}>
          <FailureNote failure={failure} />
        </Box>
      )}
    </Menu>
  );
}
