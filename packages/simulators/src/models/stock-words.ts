/** Words between the words of the prompt. Many, so that two texts made of them have little in common. */
export const stockWords = `
advice album alarm amateur anchor annual archive arena artist atlas autumn balcony barter basket beacon bench bicycle
blueprint border bottle bridge budget cabinet calendar camera canteen caravan catalogue chapter charter chorus circle
clinic clock coach collar column compass concert copper corner cottage counter courier cousin cradle crane cupboard
dawn decade depot diary diploma district donor doorway draft drawer echo editor elder engine errand evening exhibit
fabric factory farmer ferry festival fiction filter flag forest fountain frame freight garage garden gateway glossary
grocer guild habit hallway hammer harbour harvest hearth helper hobby holiday honey horizon hostel hunger index
invoice island ivory jacket journal journey juice jury kettle keyboard kiosk kitchen ladder lantern laundry lawn
league lecture ledger lemon library lifeboat linen loan lobby locker loyalty machine magnet manual marble market
mentor meter midday mirror museum napkin needle neighbour newsletter notice nursery oasis object orchard orchestra
outing oven pantry parade parcel partner passage pasture patrol pavement pedal pension permit petition piano picnic
pilot pioneer planet plaza pledge poem pocket poster pottery prairie premium puzzle quarter quarry quilt radio raffle
railway rainfall ranger recipe refund relay rental reserve retreat ribbon river rooftop roster rotation route saddle
salad sample scaffold schedule scholar season senior shelter shuttle signal sketch slogan snack socket sponsor
stadium station stream studio subway summer surplus swap tablet tavern teacher tenant theatre ticket timber toolbox
torch tourist tower trade trail trophy tunnel tutor uniform valley vendor verdict village violin volunteer voucher
wagon walk warehouse weather weekend window winter workshop yard
`
  .trim()
  .split(/\s+/);

/** Words of two, three and four bytes a character. */
export const unicodeWords = [
  "Brücke",
  "naïve",
  "идея",
  "Ελλάδα",
  "工具",
  "ワークショップ",
  "한국어",
  "हिन्दी",
  "🙂",
  "🧑‍🔧",
  "𝒳",
];

const passedOver = `
about above after again also answer because been before being below between both board context could create data
does each ever every exactly following from generate give given have here idea ideas into json just least list make
many more most much must number only other over please position quote return same schema score scores should some
such text than that their them then there these they this those through topic under user using very want what when
where which while will with would write your
`
  .trim()
  .split(/\s+/);

/** Words that say nothing about what a prompt is about. */
export const stopWords: ReadonlySet<string> = new Set(passedOver);
