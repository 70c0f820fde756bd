import Link from "@mui/material/Link";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../../ui/icon.tsx";
import { safeAddress } from "../../../../ui/safe-address.ts";

export interface PlatformLinkProps {
  /** What the board is called. */
  readonly name: string;
  readonly permalink: string | null;
  readonly platform: string;
}

/** Leads to a board on its platform; nothing where its address is not known. */
export function PlatformLink({ name, permalink, platform }: PlatformLinkProps) {
  const { t } = useTranslation("settings");
  const address = permalink === null ? null : safeAddress(permalink);
  if (address === null) return null;
  return (
    <Link
      aria-label={t("boards.openOf", { name, platform })}
      href={address}
      rel="noreferrer"
      sx={{ display: "inline-flex", alignItems: "center", gap: 1, fontSize: "0.8125rem" }}
      target="_blank"
    >
      {platform}
      <Icon name="external" size={12} />
    </Link>
  );
}
