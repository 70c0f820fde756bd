import type { RouteObject } from "react-router";

export const ideaRoutes: RouteObject[] = [
  { path: "ideas", lazy: async () => ({ Component: (await import("./ideas-screen.tsx")).IdeasScreen }) },
  { path: "ideas/new", lazy: async () => ({ Component: (await import("./new-run-screen.tsx")).NewRunScreen }) },
  { path: "ideas/:ideaId", lazy: async () => ({ Component: (await import("./idea-screen.tsx")).IdeaScreen }) },
  { path: "idea-runs/:runId", lazy: async () => ({ Component: (await import("./run-screen.tsx")).RunScreen }) },
  { path: "bookmarks", lazy: async () => ({ Component: (await import("./bookmarks-screen.tsx")).BookmarksScreen }) },
  { path: "compare", lazy: async () => ({ Component: (await import("./compare-screen.tsx")).CompareScreen }) },
];
