import { useTranslation } from "react-i18next";
import type { ApiFailure } from "./api-failure.ts";

/** What to say about a failure: the server's own words, and ours where no server spoke. */
export function useFailureWords(failure: ApiFailure): { readonly title: string; readonly detail: string } {
  const { t } = useTranslation("ui");
  if (failure.kind === "connection") {
    return { title: t("failure.connectionTitle"), detail: t("failure.connectionDetail") };
  }
  // The fields that are meant are listed below it.
  if (failure.code === "request.invalid") {
    return { title: t("failure.invalidTitle"), detail: t("failure.invalidDetail") };
  }
  if (failure.kind === "pending") return { title: t("failure.pendingTitle"), detail: failure.detail };
  return {
    title: failure.title || t("failure.unknownTitle"),
    detail: failure.detail || (failure.title ? "" : t("failure.unknownDetail")),
  };
}
