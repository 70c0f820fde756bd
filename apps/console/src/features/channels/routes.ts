import type { RouteObject } from "react-router";

export const channelRoutes: RouteObject[] = [
  {
    path: "channels",
    lazy: async () => ({ Component: (await import("./channel-list-screen.tsx")).ChannelListScreen }),
  },
  {
    path: "channels/:channelId",
    lazy: async () => ({ Component: (await import("./channel-screen.tsx")).ChannelScreen }),
  },
];
