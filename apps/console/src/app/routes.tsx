/** All addresses. A feature's screens are loaded when the first of its addresses is opened. */
import type { RouteObject } from "react-router";
import { activityRoutes } from "../features/activity/routes.ts";
import { boardRoutes } from "../features/boards/routes.ts";
import { channelRoutes } from "../features/channels/routes.ts";
import { homeRoutes } from "../features/home/routes.ts";
import { ideaRoutes } from "../features/ideas/routes.ts";
import { inboxRoutes } from "../features/inbox/routes.ts";
import { settingsRoutes } from "../features/settings/routes.ts";
import { publicRoutes, welcomeRoutes } from "../features/welcome/routes.ts";
import { BootScreen } from "./boot-screen.tsx";
import { ErrorPage } from "./error-page.tsx";

export const routes: RouteObject[] = [
  {
    ErrorBoundary: ErrorPage,
    HydrateFallback: BootScreen,
    children: [
      ...publicRoutes,
      {
        lazy: async () => ({ Component: (await import("./signed-in.tsx")).SignedIn }),
        children: [
          {
            ErrorBoundary: ErrorPage,
            children: [
              ...homeRoutes,
              ...inboxRoutes,
              ...ideaRoutes,
              ...boardRoutes,
              ...channelRoutes,
              ...activityRoutes,
              ...settingsRoutes,
              ...welcomeRoutes,
              {
                path: "ui",
                lazy: async () => ({ Component: (await import("../ui/gallery/gallery-page.tsx")).GalleryPage }),
              },
              { path: "*", lazy: async () => ({ Component: (await import("./not-found-page.tsx")).NotFoundPage }) },
            ],
          },
        ],
      },
    ],
  },
];
