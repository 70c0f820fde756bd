/** A page of the settings: its title and what it is for; who may not see it reads who can help. */
import { permissionTable } from "@eureka/contracts/permissions";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { may, type PermissionName, type Place, useMe } from "../../../session/use-me.ts";
import { DeniedState } from "../../../ui/denied-state.tsx";
import { ListSkeleton } from "../../../ui/list-skeleton.tsx";
import { Page } from "../../../ui/page.tsx";
import { type SettingsPageEntry, type SettingsPageName, settingsPages } from "../settings-pages.ts";
import { useReach } from "../shared/use-reach.ts";

export interface SettingsPageProps {
  readonly name: SettingsPageName;
  /** Instead of the page's name, for one of its things. */
  readonly title?: string;
  /** What the page is for, in a sentence. */
  readonly hint?: string;
  readonly actions?: ReactNode;
  readonly permission?: PermissionName;
  readonly children: ReactNode;
}

export function SettingsPage({ name, title, hint, actions, permission, children }: SettingsPageProps) {
  const { t } = useTranslation("settings");
  const me = useMe();
  const isKnown = me !== undefined || permission === undefined;
  const reaches = useReach();
  const entry: SettingsPageEntry | undefined = settingsPages.find((page) => page.name === name);
  const isAllowed = permission === undefined || reaches(permission, entry?.reach ?? "anywhere");
  return (
    <Page actions={isAllowed && actions} title={title ?? t(`pages.${name}`)}>
      {isKnown && !isAllowed && (
        <DeniedState sentence={t("who.sentence")} who={t(`who.${permissionTable[permission]}`)} />
      )}
      {!isKnown && <ListSkeleton />}
      {isKnown && isAllowed && (
        <>
          {hint && (
            <Typography
              color="textSecondary"
              sx={{ mt: -2, mb: 5, maxWidth: "72ch", textWrap: "pretty" }}
              variant="body2"
            >
              {hint}
            </Typography>
          )}
          {children}
        </>
      )}
    </Page>
  );
}

export interface WhoCanProps {
  readonly permission: PermissionName;
  readonly place?: Place;
}

/** Says who can change what I may only read; nothing for who may. */
export function WhoCan({ permission, place }: WhoCanProps) {
  const { t } = useTranslation("settings");
  const me = useMe();
  if (!me || may(me, permission, place)) return null;
  return (
    <Typography color="textSecondary" variant="body2">
      {t(`readOnly.${permissionTable[permission]}`)}
    </Typography>
  );
}
