/** Model providers, what they used, and what they cost. */
import "./words.ts";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../session/use-me.ts";
import { SettingsPage, WhoCan } from "../frame/settings-page.tsx";
import { Prices } from "./prices.tsx";
import { Providers } from "./providers.tsx";
import { Usage } from "./usage.tsx";

export function ModelsPage() {
  const { t } = useTranslation("settings");
  const maySeeUsage = useMay("usage_record:read");
  const maySeePrices = useMay("model_price:read", {});
  return (
    <SettingsPage hint={t("models.hint")} name="models" permission="model_provider:read">
      <WhoCan permission="model_provider:update" place={{}} />
      <Providers />
      {maySeeUsage && <Usage />}
      {maySeePrices && <Prices />}
    </SettingsPage>
  );
}
