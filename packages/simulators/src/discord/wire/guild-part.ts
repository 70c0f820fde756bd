/** Names the guild where there is one. */
export function guildPart(guildId: string | null): { guild_id?: string } {
  return guildId === null ? {} : { guild_id: guildId };
}
