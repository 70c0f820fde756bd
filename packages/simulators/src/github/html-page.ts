import type { ServerResponse } from "node:http";

/** Sends a page of the site. What stands in it and is not ours was escaped before. */
export function sendPage(response: ServerResponse, status: number, body: string): void {
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>GitHub (simulated)</title>${body}</html>`;
  response.writeHead(status, { "content-type": "text/html; charset=utf-8" }).end(page);
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
