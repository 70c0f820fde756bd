import type { api } from "@eureka/sdk";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAppDispatch } from "../../../app/hooks.ts";
import { useMay } from "../../../session/use-me.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { QueryStates } from "../../../ui/query-states.tsx";
import { Section } from "../../../ui/section.tsx";
import { SwitchInput } from "../../../ui/switch-input.tsx";
import { NameDialog } from "../shared/name-dialog.tsx";
import { useAction } from "../shared/use-action.ts";
import { ConnectWizard } from "./connect-wizard.tsx";
import { EditProvider } from "./edit-provider.tsx";
import { ProviderList } from "./provider-list.tsx";

/** The organization's own providers in the order in which they are asked, and behind them the installation's. */
export function Providers() {
  const { t } = useTranslation("settings");
  const dispatch = useAppDispatch();
  const query = eurekaApi.useModelProviderListQuery();
  const mayCreate = useMay("model_provider:create", {});
  const mayUpdate = useMay("model_provider:update", {});
  const mayDelete = useMay("model_provider:delete", {});
  const [isConnecting, setConnecting] = useState(false);
  const [edited, setEdited] = useState<api.ModelProvider | null>(null);
  const [deleted, setDeleted] = useState<api.ModelProvider | null>(null);
  const ordering = useAction();
  const deleting = useAction();
  const [order] = eurekaApi.useModelProviderOrderMutation();
  const [remove] = eurekaApi.useModelProviderDeleteMutation();

  /** At once on the screen, back when it is refused. */
  async function move(rows: readonly api.ModelProvider[], id: string, index: number): Promise<void> {
    const others = rows.filter((row) => row.id !== id);
    const moved = rows.filter((row) => row.id === id);
    const sorted = others.toSpliced(index, 0, ...moved);
    const patch = dispatch(
      eurekaApi.util.updateQueryData("modelProviderList", undefined, (held) => ({ ...held, data: sorted })),
    );
    const ids = sorted.map((row) => row.id);
    if (!(await ordering.run(() => order({ ids }).unwrap()))) patch.undo();
  }
  async function removeIt(id: string): Promise<void> {
    if (await deleting.run(() => remove({ id }).unwrap())) setDeleted(null);
  }
  const connectButton = mayCreate && (
    <Button color="primary" onClick={() => setConnecting(true)} variant="contained">
      {t("models.connect")}
    </Button>
  );
  return (
    <>
      <Section
        actions={(query.data?.data.length ?? 0) > 0 && connectButton}
        hint={t("models.providersHint")}
        title={t("models.providers")}
      >
        <Box sx={{ display: "grid", gap: 3 }}>
          <FailureNote failure={ordering.failure} />
          <QueryStates
            empty={<EmptyState action={connectButton} hint={t("models.emptyHint")} sentence={t("models.empty")} />}
            isEmpty={({ data }) => data.length === 0}
            query={query}
          >
            {({ data }) => (
              <ProviderList
                mayUpdate={mayUpdate}
                onDelete={mayDelete ? setDeleted : undefined}
                onEdit={setEdited}
                onMove={(id, index) => void move(data, id, index)}
                providers={data}
              />
            )}
          </QueryStates>
        </Box>
      </Section>
      {query.data && (
        <Section hint={t("models.installationHint")} title={t("models.installation")}>
          <Box sx={{ display: "grid", gap: 2 }}>
            <SwitchInput
              disabled={!mayUpdate || ordering.isBusy}
              label={t("models.usesInstallation")}
              onChange={(usesInstallation) => void ordering.run(() => order({ usesInstallation }).unwrap())}
              value={query.data.installation.used}
            />
            {query.data.installation.providers.length === 0 ? (
              <Typography color="textSecondary" variant="body2">
                {t("models.installationNone")}
              </Typography>
            ) : (
              query.data.installation.providers.map(({ name, kind, model }) => (
                <Typography key={`${kind} ${name} ${model}`} variant="body2">
                  {name} · <code>{model}</code>
                </Typography>
              ))
            )}
          </Box>
        </Section>
      )}
      {isConnecting && <ConnectWizard onClose={() => setConnecting(false)} />}
      {edited && <EditProvider onClose={() => setEdited(null)} provider={edited} />}
      {deleted && (
        <NameDialog
          action={deleting}
          confirmLabel={t("models.delete")}
          detail={t("models.deleteDetail")}
          name={deleted.name}
          onClose={() => setDeleted(null)}
          onConfirm={() => void removeIt(deleted.id)}
          title={t("models.deleteTitle", { name: deleted.name })}
        />
      )}
    </>
  );
}
