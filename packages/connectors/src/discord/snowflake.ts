/** Discord's ids carry the time at which they were made: milliseconds since the first second of 2015 in the upper 42 bits. */

// https://discord.com/developers/docs/reference#snowflakes
const discordEpoch = 1_420_070_400_000n;

export function timeOfSnowflake(id: string): Date {
  return new Date(Number((BigInt(id) >> 22n) + discordEpoch));
}

/** The smallest id of a moment: whatever was made later has a larger one. */
export function snowflakeAt(time: Date): string {
  const since = BigInt(time.getTime()) - discordEpoch;
  return String((since > 0n ? since : 0n) << 22n);
}
