/** How long events are kept: the months whose partitions a later clean-up leaves alone, the current one included. */
export const retentionMonths = 25;
