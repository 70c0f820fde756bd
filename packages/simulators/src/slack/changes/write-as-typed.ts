/** Turns what a person types into what Slack stores: `&`, `<` and `>` escaped, names and links in angle brackets. */
import type { SlackState } from "../state.ts";

const pieces = /<[@#!][^<>\s]+>|https?:\/\/[^\s<>]+|@[\w.-]+|#[\w-]+|[&<>]/g;
const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

export function writeAsTyped(state: SlackState, teamId: string, typed: string): string {
  return typed.replace(pieces, (piece) => {
    const entity = entities[piece];
    if (entity !== undefined) return entity;
    if (piece.startsWith("<")) return piece;
    if (piece.startsWith("http")) return `<${piece.replaceAll("&", "&amp;")}>`;
    return piece.startsWith("@") ? mention(state, teamId, piece) : nameChannel(state, teamId, piece);
  });
}

function mention(state: SlackState, teamId: string, piece: string): string {
  const name = piece.slice(1);
  if (["here", "channel", "everyone"].includes(name)) return `<!${name}>`;
  const user = [...state.users.values()].find((each) => each.name === name && each.teamId === teamId);
  return user ? `<@${user.id}>` : piece;
}

function nameChannel(state: SlackState, teamId: string, piece: string): string {
  const channel = [...state.channels.values()].find(
    (each) => each.name === piece.slice(1) && each.teamIds.includes(teamId) && !each.isDeleted,
  );
  return channel ? `<#${channel.id}|${channel.name}>` : piece;
}
