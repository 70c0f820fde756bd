import { words as uiWords } from "../ui/words.ts";
import { addWords } from "../words/words.ts";

addWords("ui", uiWords);

addWords("app", {
  unreachable: {
    sentence: "Eureka does not answer",
    hint: "Check your connection. Nothing that you saved is lost.",
    retry: "Try again",
  },
  notFound: {
    title: "Nothing here",
    sentence: "This address leads nowhere. Perhaps it was deleted, or you may not see it.",
    home: "Go to home",
  },
  broken: {
    title: "This page broke",
    sentence:
      "The mistake is ours. Load the page again; if it breaks again, copy the report and send it to your administrator.",
    reload: "Load again",
    home: "Go to home",
    copy: "Copy report",
    report: "Report",
  },
  expired: {
    title: "Sign in again",
    sentence: "Your session has ended. The page stays as it is. You are {{email}}.",
    password: "Password",
    signIn: "Sign in",
    signOut: "Sign out instead",
  },
  keys: {
    palette: "Search or do anything",
    shortcuts: "Show keyboard shortcuts",
    newRun: "New idea run",
    goTo: "Go to {{place}}",
  },
  shell: {
    skip: "Skip to content",
    navigation: "Main navigation",
    home: "Home",
    inbox: "Inbox",
    ideas: "Ideas",
    bookmarks: "Bookmarks",
    boards: "Boards",
    channels: "Channels",
    activity: "Activity",
    settings: "Settings",
    search: "Search or do anything",
    openMenu: "Open navigation",
    foldMenu: "Fold navigation",
    unfoldMenu: "Unfold navigation",
    waiting_one: "{{count}} waits for you",
    waiting_other: "{{count}} wait for you",
    unread_one: "{{count}} unread message",
    unread_other: "{{count}} unread messages",
    account: "Your account",
    signOut: "Sign out",
    yourSettings: "Your settings",
    theme: "Theme",
    light: "Light",
    dark: "Dark",
    system: "Like the system",
    shortcuts: "Keyboard shortcuts",
    more: "More",
    switchOrganization: "Switch organization",
    organizations: "Your organizations",
    noBoards: "No board yet",
    noChannels: "No channel yet",
  },
});
