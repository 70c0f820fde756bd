/** The connector's name: the `platform` of its events, and its path under `/hooks`. */
export const slackName = "slack";
