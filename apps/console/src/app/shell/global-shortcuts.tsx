/** Keys that work on every screen, and the two dialogs that they open. */
import { lazy, Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useShortcut } from "../../ui/use-shortcut.ts";
import { destinations } from "./destinations.ts";
import { listenToOpening, openPalette, openShortcuts } from "./palette-events.ts";

const loadPalette = () => import("../../features/palette/palette.tsx");
const Palette = lazy(async () => ({ default: (await loadPalette()).Palette }));
const Shortcuts = lazy(async () => ({ default: (await import("../../ui/shortcuts-dialog.tsx")).ShortcutsDialog }));

export function GlobalShortcuts() {
  const { t } = useTranslation("app");
  const navigate = useNavigate();
  const [opened, setOpened] = useState<"palette" | "shortcuts" | null>(null);

  // Whoever presses its keys types on at once: by then it must be there. Without a connection it is asked for when it is opened.
  useEffect(() => {
    const timer = setTimeout(() => void loadPalette().catch(() => {}), 1_500);
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => listenToOpening("palette", () => setOpened("palette")), []);
  useEffect(() => listenToOpening("shortcuts", () => setOpened("shortcuts")), []);
  useShortcut("mod+k", openPalette, { description: t("keys.palette"), inFields: true });
  useShortcut("?", openShortcuts, { description: t("keys.shortcuts") });
  useShortcut("i", () => navigate("/ideas/new"), { description: t("keys.newRun") });

  const close = () => setOpened(null);
  return (
    <>
      {destinations.map((destination) => (
        <GoTo key={destination.name} {...destination} />
      ))}
      <Suspense fallback={null}>
        {opened === "palette" && <Palette onClose={close} />}
        {opened === "shortcuts" && <Shortcuts onClose={close} />}
      </Suspense>
    </>
  );
}

/** One place, so that each has a hook of its own. */
function GoTo({ name, path, letter }: (typeof destinations)[number]) {
  const { t } = useTranslation("app");
  const navigate = useNavigate();
  useShortcut(`g ${letter}`, () => navigate(path), { description: t("keys.goTo", { place: t(`shell.${name}`) }) });
  return null;
}
