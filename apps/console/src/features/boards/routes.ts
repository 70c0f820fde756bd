import type { RouteObject } from "react-router";

export const boardRoutes: RouteObject[] = [
  { path: "boards", lazy: async () => ({ Component: (await import("./board-list-screen.tsx")).BoardListScreen }) },
  { path: "boards/:boardId", lazy: async () => ({ Component: (await import("./board-screen.tsx")).BoardScreen }) },
  { path: "items/:itemId", lazy: async () => ({ Component: (await import("./item-screen.tsx")).ItemScreen }) },
];
