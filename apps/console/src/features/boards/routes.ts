import type { RouteObject } from "react-router";

export const boardRoutes: RouteObject[] = [
  { path: "boards", lazy: async () => ({ Component: (await import("./board-list-screen.tsx")).BoardListScreen }) },
  { path: "boards/:boardId", lazy: async () => ({ Component: (await import("./board-screen.tsx")).BoardScreen }) },
  {
    path: "boards/:boardId/pull-requests",
    lazy: async () => ({
      Component: (await import("./pull-requests/board-pull-requests-screen.tsx")).BoardPullRequestsScreen,
    }),
  },
  { path: "items/:itemId", lazy: async () => ({ Component: (await import("./item-screen.tsx")).ItemScreen }) },
];
