/** The frame around every screen: where to go on the left, where am I on top, the screen in the middle. */
import Box from "@mui/material/Box";
import useMediaQuery from "@mui/material/useMediaQuery";
import { lazy, type ReactNode, Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "react-router";
import { rememberPlace } from "../../session/recent-places.ts";
import { CardSkeleton } from "../../ui/card-skeleton.tsx";
import { GlobalShortcuts } from "./global-shortcuts.tsx";
import { SideBar } from "./side-bar.tsx";
import { TopBar } from "./top-bar.tsx";

/** Only narrow windows have these. */
const Drawer = lazy(() => import("@mui/material/Drawer"));
const BottomBar = lazy(async () => ({ default: (await import("./bottom-bar.tsx")).BottomBar }));

const wide = 232;
const folded = 56;
const foldKey = "eureka.side-bar";

export function Shell({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation("app");
  const isNarrow = useMediaQuery("(max-width: 899.95px)");
  const [isFolded, setFolded] = useState(() => localStorage.getItem(foldKey) === "folded");
  const [isOpen, setOpen] = useState(false);
  const { pathname } = useLocation();

  useEffect(() => localStorage.setItem(foldKey, isFolded ? "folded" : "wide"), [isFolded]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the drawer closes whenever the address changes
  useEffect(() => setOpen(false), [pathname]);

  useEffect(() => {
    // By then the screen has loaded and says in the title what it shows.
    const timer = setTimeout(
      () => rememberPlace({ path: pathname, title: document.title.split(" · ")[0] ?? "" }),
      1_000,
    );
    return () => clearTimeout(timer);
  }, [pathname]);

  const width = isFolded ? folded : wide;
  return (
    <Box sx={{ display: "flex", minHeight: "100dvh", bgcolor: "background.default" }}>
      <Box component="a" href="#content" sx={skipLink}>
        {t("shell.skip")}
      </Box>
      {isNarrow ? (
        <Suspense fallback={null}>
          <Drawer open={isOpen} onClose={() => setOpen(false)} slotProps={{ paper: { sx: { width: 280 } } }}>
            <SideBar isFolded={false} />
          </Drawer>
        </Suspense>
      ) : (
        <Box sx={{ width, flexShrink: 0, position: "sticky", top: 0, height: "100dvh" }}>
          <SideBar isFolded={isFolded} onFold={() => setFolded(!isFolded)} />
        </Box>
      )}
      <Box sx={{ flex: 1, minWidth: 0, display: "flex", flexDirection: "column" }}>
        <TopBar onOpenMenu={isNarrow ? () => setOpen(true) : undefined} />
        <Box
          component="main"
          id="content"
          tabIndex={-1}
          sx={{ flex: 1, minWidth: 0, outline: 0, pb: isNarrow ? 14 : 0 }}
        >
          <Suspense
            fallback={
              <Box sx={{ p: 6 }}>
                <CardSkeleton />
              </Box>
            }
          >
            {children}
          </Suspense>
        </Box>
      </Box>
      <Suspense fallback={null}>{isNarrow && <BottomBar />}</Suspense>
      <GlobalShortcuts />
    </Box>
  );
}

const skipLink = {
  position: "absolute",
  left: 8,
  top: -48,
  zIndex: "tooltip",
  bgcolor: "background.paper",
  px: 4,
  py: 2,
  borderRadius: 1,
  "&:focus": { top: 8 },
} as const;
