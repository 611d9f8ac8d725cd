/** Function words by language: they carry no topic, and questions are full of them. Accents are folded, as in the index. */
const LISTS: Record<string, string> = {
  en: `a about above after again all also am an and any are as at be because been before being below between both but by can could did do does
    doing during each few for from further had has have having he her here hers him his how i if in into is it its itself just me more most my
    no nor not of off on once only or other our out over own per same she should so some such than that the their them then there these they
    this those through to too under until up upon us very was we were what when where which while who whom whose why will with would you your`,
  es: `a al algo ante como con contra cual cuales cuando cuanta cuantas cuanto cuantos de del desde donde durante e el ella ellas ellos en entre
    era es esa ese eso esta estan estas este esto estos fue fueron ha han hasta hay la las le les lo los mas me mi muy no nos o os para pero por
    porque que quien quienes se ser si sin sobre son su sus tambien te tiene tu un una uno unos y ya`,
  fr: `a au aux avec ce ces cet cette comment dans de des du elle elles en entre est et etait ete etre eux il ils je l la le les leur leurs lui ma
    mais me mes moi mon ne nos notre nous on ont ou par pas plus pour pourquoi qu quand que quel quelle quelles quels qui quoi sa sans se ses si
    son sont sur ta te tes toi ton tu un une vos votre vous y`,
  de: `aber alle als also am an auch auf aus bei bin bis bist da das dass dem den der des die dies diese dieser dieses du durch ein eine einem einen
    einer eines er es fur hat hatte ich ihr ihre im in ins ist ja kann mein mit nach nicht noch nur ob oder ohne sein seine sich sie sind so uber
    um und uns unter vom von vor wann war waren warum was welche welcher welches wenn wer werden wie wird wo wurde wurden zu zum zur`,
  it: `a ad ai al alla alle allo anche c che chi ci come con cosa cui da dagli dai dal dalla de degli dei del della delle dello di dove e ed era gli
    ha hanno i il in io la le lei lo loro ma mi nei nel nella nelle nello noi non o per perche piu quale quali quando quanto questa queste questi
    questo se si sia sono su sua sue sui sul sulla suo suoi tra tu un una uno vi voi`,
  pt: `a ao aos as ate com como da das de dela dele delas deles do dos e ela elas ele eles em entre era essa esse esta este eu foi foram ha isso isto
    ja la lhe mais mas me na nao nas no nos o onde os ou para pela pelas pelo pelos por porque qual quais quando quantas quanto quantos que quem
    se sem ser seu seus sua suas sao tambem tem um uma voce`,
  nl: `aan al als bij dan dat de deze die dit doch door een en er haar had heb hebben heeft hem het hij hoe hun ik in is je kan maar met mij mijn na
    naar niet nog of om omdat onder ons ook op over te tegen tot uit van veel voor waar waarom wanneer waren was wat we welke werd wie wij wordt
    worden ze zich zij zijn zo zou`,
};

const STOP_WORDS = Object.values(LISTS).map((list) => new Set(list.split(/\s+/)));

/** English words of the list above that say how two things stand to each other. */
const RELATIONS = new Set(
  `about above after again against all also any because before being below between both can did during each few further had he here
  him himself itself just me more most nor off once only other out over own same she so some than them through too under until up
  upon us very were while`.split(/\s+/),
);

/**
 * The words that a question can lose without losing its topic. The language is the one whose function words it holds most of
 * (the first list on a tie, so English), because "die" or "sin" is a topic in one language and an article in another.
 */
export function withoutStopWords(words: string[], keepRelations = false): string[] {
  let best: { list: Set<string>; count: number } | undefined;
  for (const list of STOP_WORDS) {
    const count = words.filter((word) => list.has(word)).length;
    if (count > (best?.count ?? 0)) best = { list, count };
  }
  return best ? words.filter((word) => !best.list.has(word) || (keepRelations && RELATIONS.has(word))) : words;
}
