import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../../session/use-me.ts";
import { useConfirm } from "../../../../ui/confirm-provider.tsx";
import { Facts } from "../../../../ui/facts.tsx";
import { FailureNote } from "../../../../ui/failure-note.tsx";
import { WhoCan } from "../../frame/settings-page.tsx";
import { useAction } from "../../shared/use-action.ts";
import type { Application, Connector } from "../connection-types.ts";
import { CopyLine } from "../copy-line.tsx";
import { ApplicationForm } from "./application-form.tsx";
import { RegisterByPlatform } from "./register-by-platform.tsx";
import { useApplicationSecrets } from "./use-application-secrets.ts";

export interface ApplicationStepProps {
  readonly connector: Connector;
  /** Null while none is set. */
  readonly application: Application | null;
}

/** The organization's application at a platform: the form while there is none, afterwards what is set. */
export function ApplicationStep({ connector, application }: ApplicationStepProps) {
  const { t } = useTranslation("settings");
  const { name, title: platform } = connector;
  const mayUpdate = useMay("connector_application:update", {});
  const secrets = useApplicationSecrets(connector);
  const confirm = useConfirm();
  const action = useAction();
  const [isChanging, setChanging] = useState(false);
  const [isByHand, setByHand] = useState(false);
  const [remove] = eurekaApi.useConnectorApplicationRemoveMutation();

  async function askToForget(): Promise<void> {
    const question = {
      title: t("connect.forgetTitle", { platform }),
      detail: t("connect.forgetDetail", { platform }),
      confirmLabel: t("connect.forget"),
      isDangerous: true,
    };
    if (await confirm(question)) await action.run(() => remove({ name }).unwrap());
  }
  if (!mayUpdate && application === null) return <WhoCan permission="connector_application:update" place={{}} />;
  if (application === null && connector.registration !== null && !isByHand) {
    return (
      <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 2 }}>
        <RegisterByPlatform connector={connector} registration={connector.registration} />
        <Box>
          <Button onClick={() => setByHand(true)} sx={{ ml: -2 }} variant="text">
            {t("connect.byHand")}
          </Button>
        </Box>
      </Box>
    );
  }
  if (application === null || isChanging) {
    return <ApplicationForm application={application} connector={connector} onDone={() => setChanging(false)} />;
  }
  const titles = application.secretNames.map((set) => secrets.find((field) => field.name === set)?.title ?? set);
  return (
    <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 4 }}>
      <Facts
        facts={[
          { label: t("connect.clientId"), value: <code>{application.clientId}</code> },
          { label: t("connect.secretsSet"), value: titles.join(", ") },
          { label: t("connect.baseUrl"), value: application.baseUrl },
          {
            label: t("connect.redirect"),
            value: <CopyLine label={t("connect.copyRedirect")} text={application.redirectUrl} />,
          },
        ]}
      />
      <FailureNote failure={action.failure} />
      {mayUpdate ? (
        <Box sx={{ display: "flex", flexWrap: "wrap", gap: 2 }}>
          <Button onClick={() => setChanging(true)}>{t("connect.change")}</Button>
          <Button disabled={action.isBusy} onClick={() => void askToForget()} variant="text">
            {t("connect.forget")}
          </Button>
        </Box>
      ) : (
        <WhoCan permission="connector_application:update" place={{}} />
      )}
    </Box>
  );
}
