import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { precompress } from "./build/precompress.ts";

/** Where the server runs while the console is developed with `npx vite` in this folder. */
const server = process.env.EUREKA_URL ?? "http://127.0.0.1:3000";

export default defineConfig({
  plugins: [react(), precompress()],
  build: {
    target: "es2024",
    // The server serves these under a path of their own, unchangeable for a year: each name carries the hash of its content.
    assetsDir: "assets",
    // A script that is not inline is all that the content security policy lets run.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rollupOptions: { output: { hashCharacters: "base36" } },
    manifest: true,
  },
  server: { proxy: { "/api": server, "/docs": server, "/health": server } },
});
