import { useCallback, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useBeforeUnload, useBlocker } from "react-router";
import { useConfirm } from "./confirm-provider.tsx";

/**
 * Asks before a screen with unsaved changes is left: by a link, by the back button, or by closing the tab.
 * @returns lets the next leaving pass: call it between saving and navigating, while the form still counts as changed
 */
export function useUnsavedGuard(isDirty: boolean): () => void {
  const { t } = useTranslation("ui");
  const confirm = useConfirm();
  const isReleased = useRef(false);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isDirty &&
      !isReleased.current &&
      (currentLocation.pathname !== nextLocation.pathname || currentLocation.search !== nextLocation.search),
  );
  useBeforeUnload((event) => {
    if (isDirty && !isReleased.current) event.preventDefault();
  });
  useEffect(() => {
    if (!isDirty) isReleased.current = false;
  }, [isDirty]);
  const { state } = blocker;
  // biome-ignore lint/correctness/useExhaustiveDependencies: one question for each time that it becomes blocked
  useEffect(() => {
    if (state !== "blocked") return;
    const question = {
      title: t("unsaved.title"),
      detail: t("unsaved.detail"),
      confirmLabel: t("unsaved.leave"),
      cancelLabel: t("unsaved.stay"),
      isDangerous: true,
    };
    void confirm(question).then((isLeaving) => (isLeaving ? blocker.proceed?.() : blocker.reset?.()));
  }, [state]);
  return useCallback(() => {
    isReleased.current = true;
  }, []);
}
