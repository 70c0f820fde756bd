import { addWords } from "../../../words/words.ts";

addWords("settings", {
  identities: {
    hint: "People as the platforms know them. Linked to a member, what they write there is the member's work here.",
    which: "Which accounts",
    mine: "Mine",
    all: "Everybody's",
    unlinked: "Not linked",
    name: "Name on the platform",
    platform: "Connection",
    account: "Account",
    member: "Member",
    notLinked: "Not linked",
    empty: "No platform account is known",
    emptyHint: "Accounts appear when somebody writes on a connected platform.",
    emptyMine: "No platform account is linked to you",
    emptyMineHint: "Write to Eureka on a connected platform: it gives you a link that links your account.",
    emptyUnlinked: "Every known account is linked",
    link: "Link to a member",
    linkTitle: "Link {{name}} to a member",
    linkHelp: "What this account does on the platform counts as this member's work. Be sure who it is.",
    linkConfirm: "Link",
    choose: "Choose a member",
    unlink: "Take the link back",
    unlinkTitle: "Take the link of {{name}} back?",
    unlinkDetail: "What the account does from now on is no longer {{member}}'s work. What was done stays.",
  },
});
