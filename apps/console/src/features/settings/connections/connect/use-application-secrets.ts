import { useTranslation } from "react-i18next";
import type { Connector, SecretField } from "../connection-types.ts";

/** The secret that proves the application at the platform; every platform of consent needs it. */
const clientSecretName = "clientSecret";

/** All secrets of an application at a platform. */
export function useApplicationSecrets({ applicationSecrets }: Connector): readonly SecretField[] {
  const { t } = useTranslation("settings");
  const own = {
    name: clientSecretName,
    title: t("connect.clientSecret"),
    help: t("connect.clientSecretHelp"),
    isOptional: false,
  };
  return [own, ...applicationSecrets.filter(({ name }) => name !== clientSecretName)];
}
