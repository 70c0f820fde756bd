import { addWords } from "../../../words/words.ts";

addWords("settings", {
  organization: {
    hint: "What holds for everybody in the organization.",
    name: "Name",
    nameHelp: "Shown at the top of the side bar and in invitations.",
    defaultWorkspaceId: "Default workspace",
    defaultWorkspaceHelp: "Work that names no workspace goes there.",
    noDefault: "None yet",
    sessionIdleHours: "Sign out when unused for",
    sessionIdleHelp: "A session that nobody used for so long has to sign in again.",
    sessionMaximumDays: "Sign out at the latest after",
    sessionMaximumHelp: "However much a session is used, it ends after so many days.",
    hours: "hours",
    days: "days",
    wrongHours: "Between 1 and 8,760 hours.",
    wrongDays: "Between 1 and 365 days.",
    region: "Region",
    regionHelp: "Where the organization's data lives. The operator of the installation decides it.",
    evaluationWeights: "Weights of the evaluation",
    weightsHint:
      "How much each dimension counts when ideas are ranked, where a run says nothing else. Together they make 100 %.",
    ideaTemplate: "Template for work made of ideas",
    template: {
      help: "Markdown that describes a work item made of an idea. Parts of the idea: {{parts}}. A paragraph whose parts are all empty is left out.",
      unknown: "There is no part {{part}}.",
      missing: "The part {{part}} must be there.",
    },
    sum: "Together {{sum}} %",
    sumWrong: "Together {{sum}} %; they have to make 100 %.",
    balance: "Bring to 100 %",
    dimensions: {
      feasibility: "Feasibility",
      innovation: "Innovation",
      impact: "Impact",
      costEffectiveness: "Cost-effectiveness",
      scalability: "Scalability",
      risk: "Safety from risk",
      timeline: "Time to result",
    },
    percent: "{{value}} %",
  },
});
