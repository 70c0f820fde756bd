import type { api } from "@eureka/sdk";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import LinearProgress from "@mui/material/LinearProgress";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../../ui/dialog.tsx";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { FormDialog } from "../shared/form-dialog.tsx";
import { useAction } from "../shared/use-action.ts";
import { DiscoveredOllama } from "./discovered-ollama.tsx";
import { EditProvider } from "./edit-provider.tsx";
import { KindChoice } from "./kind-choice.tsx";
import { needsAddress, needsKey, ProviderFields, type ProviderKind, type ProviderValues } from "./provider-fields.tsx";
import { TestResult } from "./test-result.tsx";

const nothing: ProviderValues = { name: "", model: "", key: "", baseUrl: "" };

/** Three steps: which provider, what it is told, and what it answers when it is asked once. */
export function ConnectWizard({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation("settings");
  const [kind, setKind] = useState<ProviderKind | null>(null);
  const [values, setValues] = useState(nothing);
  const [made, setMade] = useState<api.ModelProvider | null>(null);
  const action = useAction();
  const [create] = eurekaApi.useModelProviderCreateMutation();

  if (made) return <TestStep onClose={onClose} provider={made} />;
  if (kind === null) {
    return (
      <Dialog onClose={onClose} open title={t("models.connectTitle")} width="medium">
        <KindChoice onChoose={setKind} />
      </Dialog>
    );
  }
  async function submit(chosen: ProviderKind): Promise<void> {
    const { name, model, key, baseUrl } = values;
    const input = {
      kind: chosen,
      model: model.trim(),
      ...(name.trim() && { name: name.trim() }),
      ...(key.trim() && { key: key.trim() }),
      ...(baseUrl.trim() && { baseUrl: baseUrl.trim() }),
    };
    const answer = await action.run(() => create(input).unwrap());
    if (answer) setMade(answer.result);
  }
  return (
    <FormDialog
      action={action}
      canSubmit={
        values.model.trim() !== "" &&
        (!needsKey(kind) || values.key.trim() !== "") &&
        (!needsAddress(kind) || values.baseUrl.trim() !== "")
      }
      isDirty={Object.values(values).some((text) => text !== "")}
      onClose={onClose}
      onSubmit={() => void submit(kind)}
      submitLabel={t("models.connect")}
      title={t(`models.kinds.${kind}`)}
      width="medium"
    >
      <Box>
        <Button
          onClick={() => {
            setKind(null);
            setValues(nothing);
            action.clear();
          }}
          variant="text"
        >
          {t("models.back")}
        </Button>
      </Box>
      {kind === "ollama" && (
        <DiscoveredOllama onChoose={(model, baseUrl) => setValues({ ...values, model, baseUrl })} />
      )}
      <ProviderFields isNew kind={kind} onChange={setValues} values={values} />
    </FormDialog>
  );
}

/** The provider is kept already; the test says whether it works, and what is wrong can be mended at once. */
function TestStep({ provider, onClose }: { readonly provider: api.ModelProvider; readonly onClose: () => void }) {
  const { t } = useTranslation("settings");
  const [isEditing, setEditing] = useState(false);
  const testing = useAction();
  const [test, { data: result }] = eurekaApi.useModelProviderTestMutation();
  const { id, name } = provider;
  if (isEditing) return <EditProvider onClose={onClose} provider={provider} />;
  return (
    <Dialog
      actions={
        <>
          <Button onClick={() => setEditing(true)}>{t("models.fix")}</Button>
          <Button disabled={testing.isBusy} onClick={() => void testing.run(() => test({ id }).unwrap())}>
            {t("models.test")}
          </Button>
          <Button color="primary" onClick={onClose} variant="contained">
            {t("models.done")}
          </Button>
        </>
      }
      onClose={onClose}
      open
      title={t("models.connected", { name })}
      width="medium"
    >
      <Box aria-live="polite" sx={{ display: "grid", gap: 3, minHeight: 64 }}>
        {testing.isBusy && (
          <>
            <Typography variant="body2">{t("models.testing")}</Typography>
            <LinearProgress aria-label={t("models.testing")} />
          </>
        )}
        <FailureNote failure={testing.failure} />
        {result && !testing.isBusy && <TestResult name={name} result={result} />}
        {!result && !testing.isBusy && !testing.failure && (
          <Typography color="textSecondary" variant="body2">
            {t("models.testHint")}
          </Typography>
        )}
      </Box>
    </Dialog>
  );
}
