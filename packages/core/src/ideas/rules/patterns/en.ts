import type { PatternTexts } from "../pattern.ts";

export const english: PatternTexts = {
  substitute: {
    title: "Replace one ingredient of “{a}”",
    core: "List everything that “{a}” needs today: material, tool, person, place. Replace the scarcest of them with something easier to get, and compare both for two weeks.",
    link: "Begin with whatever “{b}” depends on most.",
  },
  combine: {
    title: "Join “{a}” with something people do anyway",
    core: "Let “{a}” happen at the same place and moment as another errand of the same people, so that one trip or one conversation settles both.",
    link: "Try first whether “{b}” can be that companion.",
  },
  adapt: {
    title: "Copy a proven method for “{a}”",
    core: "Find three places that had the same trouble with “{a}” and got over it. Visit one, follow its recipe exactly during a month, and only then alter it.",
    link: "Ask them in particular how they deal with “{b}”.",
  },
  magnify: {
    title: "Make the best part of “{a}” ten times bigger",
    core: "Pick the bit of “{a}” that gets praise and give it far more room: more often, larger, longer. Something ordinary has to shrink in exchange.",
    link: "Watch what this does to “{b}”.",
  },
  "second use": {
    title: "Give “{a}” a second purpose",
    core: "Ask who besides today's audience could gain from “{a}”, from its leftovers or its quiet hours, and offer it to them under a name of its own.",
    link: "Those who have to do with “{b}” are the first to ask.",
  },
  eliminate: {
    title: "Strike out one step around “{a}”",
    core: "Write down each step of “{a}” from start to finish and leave one out for a week. What nobody misses stays out; what is missed comes back.",
    link: "Look first at steps that touch “{b}”.",
  },
  reverse: {
    title: "Turn the order of “{a}” round",
    core: "Let what comes last in “{a}” come first: settle before beginning, decide before meeting, deliver before asking. Walk through the reversed sequence on paper with two colleagues.",
    link: "Note where “{b}” gets in its way.",
  },
  contradiction: {
    title: "Have it both ways with “{a}”",
    core: "Name the two wishes that pull “{a}” in opposite directions. Instead of a compromise, separate them: one rules at certain hours or in one corner, its rival everywhere else.",
    link: "Put “{b}” clearly on one side of that line.",
  },
  analogy: {
    title: "Treat “{a}” as an emergency ward treats patients",
    core: "A ward sorts arrivals by urgency within a minute, and every group takes its own path. Sort “{a}” likewise into three classes with a visible mark, each handled differently.",
    link: "Settle beforehand which class “{b}” belongs to.",
  },
  inversion: {
    title: "Collect ways to ruin “{a}”",
    core: "Spend twenty minutes gathering means of making “{a}” as bad as possible. Cross off the absurd, and turn the three most harmful remaining ones into rules against them.",
    link: "Invite somebody who knows “{b}” from daily practice.",
  },
  "unused resource": {
    title: "Put idle means to work for “{a}”",
    core: "Make an inventory of rooms, machines, skills and hours that hardly anyone claims. Lend one of these to “{a}” for a trial month.",
    link: "Go through “{b}” with this question in mind.",
  },
  "smallest version": {
    title: "Try “{a}” in miniature",
    core: "Build the smallest complete form of “{a}”: a single day, a single group, no budget, two organisers. Agree in advance on a figure that decides whether it grows or ends.",
    link: "Leave “{b}” untouched during the experiment.",
  },
  "self-service": {
    title: "Let users handle part of “{a}” themselves",
    core: "Find the portion of “{a}” that people could do without staff if they had a clear sign, a form or a shelf. Prepare that, and stay nearby on the first days.",
    link: "Keep personal help for “{b}”.",
  },
  "prepare ahead": {
    title: "Get “{a}” ready the evening before",
    core: "Much of “{a}” can be packed, filled in or ordered in advance. Set a cut-off hour and finish preparations by then, so that peak time is only for handing over.",
    link: "Estimate how much of “{b}” that would take away.",
  },
  "make visible": {
    title: "Show everybody how “{a}” stands",
    core: "Hang up a board, or open a page, where anyone sees at a glance the present state of “{a}” and what follows. Refresh it at fixed times.",
    link: "Add a line about “{b}”.",
  },
  "split up": {
    title: "Cut “{a}” into independent pieces",
    core: "Divide “{a}” into parts that may fail, change or be finished separately, and give every part one owner. Parts that find no owner are dropped.",
    link: "See to it that “{b}” sits within a single part.",
  },
  "share with neighbours": {
    title: "Carry “{a}” together with neighbours",
    core: "Look for three organisations nearby that face “{a}” too. Pool purchasing, equipment or rosters, with a one-page agreement and a way out after three months.",
    link: "Clarify who contributes what regarding “{b}”.",
  },
  standardise: {
    title: "Put “{a}” on one sheet of paper",
    core: "Let the most experienced person describe in nine lines how “{a}” goes when it goes well. Everyone follows this sheet; whoever finds better rewrites it.",
    link: "Reserve one line for exceptions caused by “{b}”.",
  },
  reward: {
    title: "Reward those who make “{a}” easier",
    core: "Thank whoever chooses the hour, route or amount that relieves “{a}”: with a discount, a stamp, a public mention. Start with a gift cheaper than the trouble it avoids.",
    link: "Consider what would count as a reward in connection with “{b}”.",
  },
  "fresh eyes": {
    title: "Hand “{a}” to a newcomer for a day",
    core: "Ask someone who never dealt with “{a}” to do it once, thinking aloud, while a regular only takes notes. Each hesitation becomes an entry in a list of repairs.",
    link: "Let the guest meet “{b}” as well.",
  },
  "hardest case": {
    title: "Design “{a}” for the person who finds it hardest",
    core: "Choose somebody for whom “{a}” is most difficult: a child, a stranger to the language, a person in a wheelchair. Solve it for them; the result usually serves all.",
    link: "Test the outcome where “{b}” matters.",
  },
  "shift in time": {
    title: "Spread “{a}” over quieter hours",
    core: "Count when “{a}” peaks. Open a second window in the calmest period and give it an advantage of its own, so that a third of demand moves there by choice.",
    link: "Keep “{b}” out of the peak where possible.",
  },
  measure: {
    title: "Steer “{a}” by one number",
    core: "Choose a single figure that tells whether “{a}” gets better, record it daily by hand, and vary only one thing per fortnight. Whatever leaves the curve flat is abandoned.",
    link: "Log “{b}” alongside, as a possible cause.",
  },
  promise: {
    title: "Give a public promise about “{a}”",
    core: "State in one sentence what everyone may expect from “{a}”, and what they receive if it is broken. Within days, such a pledge exposes the weak link.",
    link: "Say openly whether “{b}” is covered.",
  },
};
