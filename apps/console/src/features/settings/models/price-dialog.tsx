import type { api } from "@eureka/sdk";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { NumberInput } from "../../../ui/number-input.tsx";
import { SelectInput } from "../../../ui/select-input.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import { FormDialog } from "../shared/form-dialog.tsx";
import { useAction } from "../shared/use-action.ts";
import type { ProviderKind } from "./provider-fields.tsx";

const kinds: readonly ProviderKind[] = ["gemini", "openai", "anthropic", "ollama", "openai_compatible"];
const million = 1_000_000;

export interface PriceDialogProps {
  /** Null for a model that has no price yet. */
  readonly price: api.ModelPrice | null;
  readonly onClose: () => void;
}

/** Sets what a million tokens of a model cost, in dollars as people write them. */
export function PriceDialog({ price, onClose }: PriceDialogProps) {
  const { t } = useTranslation("settings");
  const dollarsOf = (micro: number | null | undefined) => (typeof micro === "number" ? micro / million : null);
  const [kind, setKind] = useState<ProviderKind>(price?.providerKind ?? "openai_compatible");
  const [model, setModel] = useState(price?.model ?? "");
  const [input, setInput] = useState(dollarsOf(price?.prices.input));
  const [cached, setCached] = useState(dollarsOf(price?.prices.cachedInput));
  const [output, setOutput] = useState(dollarsOf(price?.prices.output));
  const [isDirty, setDirty] = useState(false);
  const action = useAction();
  const [set] = eurekaApi.useModelPriceSetMutation();

  function touch<Value>(change: (value: Value) => void): (value: Value) => void {
    return (value) => {
      setDirty(true);
      change(value);
    };
  }
  async function save(prices: api.TokenPrices | null): Promise<void> {
    const saved = await action.run(() => set({ providerKind: kind, model: model.trim(), prices }).unwrap());
    if (saved) onClose();
  }
  const isRight = [input, output].every((value) => value !== null && value >= 0) && (cached === null || cached >= 0);
  return (
    <FormDialog
      action={action}
      canSubmit={model.trim() !== "" && isRight}
      isDirty={isDirty}
      onClose={onClose}
      onSubmit={() =>
        void save({
          input: Math.round((input ?? 0) * million),
          cachedInput: cached === null ? null : Math.round(cached * million),
          output: Math.round((output ?? 0) * million),
        })
      }
      submitLabel={t("prices.save")}
      title={price ? t("prices.edit", { model: price.model }) : t("prices.add")}
    >
      {!price && (
        <>
          <SelectInput
            label={t("prices.provider")}
            onChange={touch(setKind)}
            options={kinds.map((value) => ({ value, label: t(`models.kinds.${value}`) }))}
            value={kind}
          />
          <TextInput label={t("prices.model")} maxLength={200} onChange={touch(setModel)} required value={model} />
        </>
      )}
      <NumberInput
        help={t("prices.inputHelp")}
        label={t("prices.input")}
        min={0}
        onChange={touch(setInput)}
        required
        unit={t("prices.unit")}
        value={input}
      />
      <NumberInput
        help={t("prices.cachedHelp")}
        label={t("prices.cachedInput")}
        min={0}
        onChange={touch(setCached)}
        unit={t("prices.unit")}
        value={cached}
      />
      <NumberInput
        help={t("prices.outputHelp")}
        label={t("prices.output")}
        min={0}
        onChange={touch(setOutput)}
        required
        unit={t("prices.unit")}
        value={output}
      />
      {price?.source === "organization" && (
        <Box>
          <Button disabled={action.isBusy} onClick={() => void save(null)}>
            {t("prices.reset")}
          </Button>
        </Box>
      )}
    </FormDialog>
  );
}
