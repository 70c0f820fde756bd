import react from "@vitejs/plugin-react";
import { defineConfig, loadEnv } from "vite";
import { precompress } from "./build/precompress.ts";

export default defineConfig(({ mode }) => {
  // Where the server runs while the console is developed with `npx vite` in this folder.
  const { EUREKA_URL: server = "http://127.0.0.1:3000" } = loadEnv(mode, ".", "EUREKA_");
  return {
    plugins: [react(), precompress()],
    build: {
      target: "es2024",
      // The server serves these under a path of their own, unchangeable for a year: each name carries the hash of its content.
      assetsDir: "assets",
      // A script that is not inline is all that the content security policy lets run.
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      rolldownOptions: {
        output: {
          hashCharacters: "base36",
          // What the first page needs in any case, in one file: it packs better than fifty, and asks once.
          codeSplitting: { groups: [{ name: "frame", tags: ["$initial"] }] },
        },
      },
      manifest: true,
    },
    server: { proxy: { "/api": server, "/docs": server, "/health": server } },
  };
});
