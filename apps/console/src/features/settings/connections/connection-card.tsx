import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link as RouterLink } from "react-router";
import { builtInConnector } from "../../../session/built-in-connector.ts";
import { useMay } from "../../../session/use-me.ts";
import { toFailure } from "../../../ui/api-failure.ts";
import { useConfirm } from "../../../ui/confirm-provider.tsx";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { MenuButton, type MenuEntry } from "../../../ui/menu-button.tsx";
import { PlatformMark } from "../../../ui/platform-mark.tsx";
import { NameDialog } from "../shared/name-dialog.tsx";
import { useAction } from "../shared/use-action.ts";
import type { Names } from "../shared/use-names.ts";
import { ConnectionState } from "./connection-state.tsx";
import { ConnectionTestResult } from "./connection-test-result.tsx";
import type { Connection, Connector } from "./connection-types.ts";
import { EditConnection } from "./edit-connection.tsx";
import { NewSecretsDialog } from "./new-secrets-dialog.tsx";
import { useConsent } from "./use-consent.ts";

export interface ConnectionCardProps {
  readonly connection: Connection;
  readonly connector: Connector | undefined;
  readonly names: Names;
  /** Whether it stands in the list, where its title leads to its own page. */
  readonly isListed: boolean;
  readonly onRemoved?: () => void;
}

type Open = "edit" | "secrets" | "remove" | null;

/** One connection: to what, how it stands, what its last test said, and what can be done with it. */
export function ConnectionCard({ connection, connector, names, isListed, onRemoved }: ConnectionCardProps) {
  const { t } = useTranslation("settings");
  const { id, title, state, defaultWorkspaceId, platformWorkspaceName } = connection;
  const mayUpdate = useMay("connection:update", {});
  const mayCreate = useMay("connection:create", {});
  const mayRemove = useMay("connection:remove", {});
  const confirm = useConfirm();
  const action = useAction();
  const removing = useAction();
  const consent = useConsent();
  const [open, setOpen] = useState<Open>(null);
  const [pause] = eurekaApi.useConnectionPauseMutation();
  const [resume] = eurekaApi.useConnectionResumeMutation();
  const [remove] = eurekaApi.useConnectionRemoveMutation();
  // By its id, so that the list and the page of the connection show the same last test.
  const [test, tested] = eurekaApi.useConnectionTestMutation({ fixedCacheKey: `connection ${id}` });
  const isOurs = connection.connector === builtInConnector;
  const platform = isOurs ? t("connections.builtIn") : (connector?.title ?? connection.connector);
  const isOAuth = connector?.authorization === "oauth2";
  const mayReconnect = !isOurs && connector !== undefined && (isOAuth ? mayCreate : mayUpdate);

  async function askToPause(): Promise<void> {
    const question = {
      title: t("connections.pauseTitle", { name: title }),
      detail: t("connections.pauseDetail"),
      confirmLabel: t("connections.pause"),
    };
    if (await confirm(question)) await action.run(() => pause({ id }).unwrap());
  }
  async function removeIt(): Promise<void> {
    if (!(await removing.run(() => remove({ id }).unwrap()))) return;
    setOpen(null);
    onRemoved?.();
  }
  function reconnect(): void {
    if (isOAuth) void consent.begin(connection.connector, defaultWorkspaceId);
    else setOpen("secrets");
  }
  const items: (MenuEntry | false)[] = [
    mayUpdate && { label: t("connections.edit"), onSelect: () => setOpen("edit") },
    mayUpdate && !isOurs && state === "active" && { label: t("connections.pause"), onSelect: () => void askToPause() },
    mayUpdate &&
      !isOurs &&
      state === "paused" && {
        label: t("connections.resume"),
        onSelect: () => void action.run(() => resume({ id }).unwrap()),
      },
    mayReconnect && state !== "needs_reauth" && { label: t("connections.reconnect"), onSelect: reconnect },
    mayRemove && !isOurs && { label: t("connections.remove"), isDangerous: true, onSelect: () => setOpen("remove") },
  ];
  const actions = items.filter((item) => item !== false);
  const isTesting = tested.isLoading;
  return (
    <Box
      sx={{
        display: "grid",
        gridTemplateColumns: "minmax(0, 1fr)",
        gap: 3,
        p: 3,
        border: 1,
        borderColor: "divider",
        borderRadius: "10px",
        backgroundColor: "background.paper",
      }}
    >
      <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", columnGap: 3, rowGap: 2 }}>
        <Box sx={{ display: "flex", alignItems: "flex-start", gap: 3, flex: "1 1 260px", minWidth: 0 }}>
          <Box sx={{ pt: "2px", color: "text.secondary" }}>
            <PlatformMark connector={connection.connector} />
          </Box>
          <Box sx={{ minWidth: 0 }}>
            <Typography component={isListed ? "h2" : "p"} sx={{ overflowWrap: "anywhere" }} variant="subtitle2">
              {isListed ? (
                <Link color="inherit" component={RouterLink} to={`/settings/connections/${id}`}>
                  {title}
                </Link>
              ) : (
                platform
              )}
            </Typography>
            <Typography color="textSecondary" sx={{ overflowWrap: "anywhere" }} variant="body2">
              {[isListed && platform, platformWorkspaceName !== title && platformWorkspaceName]
                .filter(Boolean)
                .join(" · ")}
            </Typography>
          </Box>
        </Box>
        <Typography component="div" variant="body2">
          <ConnectionState connection={connection} />
        </Typography>
        {state !== "removed" && (
          <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", gap: 1, ml: "auto" }}>
            {mayReconnect && state === "needs_reauth" && (
              <Button color="primary" disabled={consent.isBusy} onClick={reconnect} variant="contained">
                {t("connections.reconnect")}
              </Button>
            )}
            {mayUpdate && !isOurs && (
              <Button
                aria-busy={isTesting}
                aria-label={t("connections.testOf", { name: title })}
                disabled={isTesting}
                onClick={() => void test({ id })}
              >
                {t(isTesting ? "connections.testing" : "connections.test")}
              </Button>
            )}
            {actions.length > 0 && (
              <MenuButton icon="more" items={actions} label={t("connections.actions", { name: title })} />
            )}
          </Box>
        )}
      </Box>
      <Box aria-live="polite" sx={{ display: "contents" }}>
        <FailureNote failure={action.failure ?? consent.failure ?? (tested.error ? toFailure(tested.error) : null)} />
        {tested.data && !isTesting && (
          <ConnectionTestResult
            name={connector?.title ?? title}
            result={tested.data}
            testedAt={tested.fulfilledTimeStamp}
          />
        )}
      </Box>
      {open === "edit" && <EditConnection connection={connection} names={names} onClose={() => setOpen(null)} />}
      {open === "secrets" && connector && (
        <NewSecretsDialog connection={connection} fields={connector.secrets} onClose={() => setOpen(null)} />
      )}
      {open === "remove" && (
        <NameDialog
          action={removing}
          confirmLabel={t("connections.remove")}
          detail={t("connections.removeDetail")}
          name={title}
          onClose={() => setOpen(null)}
          onConfirm={() => void removeIt()}
          title={t("connections.removeTitle", { name: title })}
        />
      )}
    </Box>
  );
}
