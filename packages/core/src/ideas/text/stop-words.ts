/** Words that carry no subject of their own, per language. They tell languages apart, too. */

function list(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}

/** Function words: articles, pronouns, prepositions, auxiliary verbs. */
export const stopWords = {
  en: list(`a about above after again all also am an and any are as at be because been before being below between both but by can
    cannot could did do does doing don't down during each either else ever every few for from further had has have having he her here
    hers him his how i if in into is isn't it it's its itself just let like may me might more most much must my myself neither no nor
    not now of off on once one only onto or other others our ours out over own per please same shall she should since so some such
    than that that's the their theirs them themselves then there these they this those through to too toward towards under until up
    upon us very via was we were what when where which while who whom whose why will with within without would yet you your yours`),
  de: list(`ab aber alle allem allen aller alles als also am an andere anderem anderen anderer anderes auch auf aus bei beim bin bis
    bist da dabei damit dann das dass dein deine dem den denn der des deshalb die dies diese diesem diesen dieser dieses doch dort du
    durch ein eine einem einen einer eines einige einigen er es etwa etwas euch euer eure für gegen gibt hab habe haben hat hatte
    hatten hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in ins ist ja jede jedem jeden jeder jedes jetzt kann
    kein keine keinem keinen keiner können könnte man mehr mein meine meinem meinen mich mir mit muss müssen nach neben nicht nichts
    noch nun nur ob oder ohne pro sehr sein seine seinem seinen seiner seit sich sie sind so sollen sollte sollten sondern sowie über
    um und uns unser unsere unserem unseren unserer unter viel viele vielen vom von vor war waren was weil weniger welche welcher wenn
    wer werden wie wieder will wir wird wo wollen worden wurde wurden zu zum zur zwischen`),
  fr: list(`a à afin ai ainsi alors après au aucun aucune aujourd'hui aussi autre autres aux avant avec avoir avons c ça car ce ceci
    cela celle celles celui ces cet cette ceux chaque chez comme comment contre d dans de déjà depuis des deux donc dont du durant elle
    elles en encore entre es est et étaient était étant être eu faire fait fois font il ils j je jusqu l la le les leur leurs lors lui
    m ma mais me même mes mieux moi moins mon n ne ni non nos notre nous on ont ou où par parce pas pendant peu peut peuvent plus pour
    pourquoi près puis qu quand que quel quelle quelles quels qui quoi s sa sans se sera ses si son sont sous sur t ta te tes toi ton
    tous tout toute toutes très trop tu un une vers voir vos votre vous y`),
  es: list(`a acá además ahí ahora al algo algún alguna algunas algunos ante antes aquel aquella así aún aunque bajo bien cada casi
    como cómo con contra cual cuál cuales cualquier cuando cuándo cuanto de debe deben del desde donde dónde dos durante e el él ella
    ellas ellos en entre era eran es esa esas ese eso esos esta está estaba estamos están estas este esto estos fue fueron ha haber
    había hace hacia han has hasta hay he la las le les lo los más me menos mi mientras mis mucho muchos muy nada ni no nos nosotros
    nuestra nuestras nuestro nuestros nunca o os otra otras otro otros para pero poco por porque pues que qué quien quién quienes se
    sea según ser será si sí siempre sin sino sobre solo sólo somos son su sus también tan tanto te tener tenemos tiene tienen toda
    todas todo todos tras tu tus un una unas uno unos usted y ya yo`),
  it: list(`a ai al alla alle allo anche c che chi ci come con cui da dai dal dalla dalle dei del della delle dello di dove e è ed gli
    ha hanno i il in io l la le lo loro ma meno mi nei nel nella nelle noi non nostra nostro o per perché più quando quella quello
    questa questo se senza si sono sta su sua sue sui sul sulla suo tra tutti tutto un una uno vi`),
  pt: list(`a à ao aos as às até com como da das de dela dele do dos e é ela ele em entre era essa esse esta está este eu foi há isso já
    lhe mais mas me menos meu minha muito na nas não nem no nos nós nossa nosso num numa o os ou para pela pelas pelo pelos por porque
    qual quando que quem são se sem ser seu seus só sua suas também tem têm um uma umas uns você`),
  nl: list(`aan al alle als bij daar dan dat de deze die dit door een en er geen heb hebben heeft het hij hoe hun ik in is je kan maar
    me meer met mijn minder naar niet nog of om omdat onder ons onze ook op over te tot u uit van veel voor waar wat we wel werd wij
    wordt worden zal ze zich zij zijn zo zonder`),
} as const satisfies Record<string, ReadonlySet<string>>;

export type KnownLanguage = keyof typeof stopWords;
