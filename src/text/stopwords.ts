/** Words that say nothing about a subject, by language. */

const ENGLISH =
  'a about above after again all also an and any are as at be been before being below between both but by can could did do does doing down during each few for from further had has have having he her here hers him his how i if in into is it its itself just me more most my no nor not now of off on once only or other our out over own same she should so some such than that the their them then there these they this those through to too under until up us very was we were what when where which while who whom why will with within would you your et al eg ie etc per via using used use based including various new well'
const FRENCH =
  'au aux avec ce ces dans de des du elle en est et eux il ils je la le les leur lui ma mais me mes moi mon ne nos notre nous on ou par pas pour qu que qui sa sans se ses son sont sur ta te tes toi ton tu un une vos votre vous'
const GERMAN =
  'aber als am an auch auf aus bei bin bis da das dass dem den der des die durch ein eine einem einen einer eines er es für gegen habe haben hat ich im in ist ja mit nach nicht noch nur oder sich sie sind so um und uns unter vom von vor war was wie wir zu zum zur über'
const SPANISH =
  'al como con de del el ella en entre era es esta este ha la las lo los mas me mi no nos o para pero por que se sin sobre su sus un una y ya'

const byLanguage: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({ en: ENGLISH, fr: FRENCH, de: GERMAN, es: SPANISH }).map(([language, words]) => [
    language,
    new Set(words.split(' ')),
  ]),
)

const everyWord: ReadonlySet<string> = new Set([...byLanguage.values()].flatMap((words) => [...words]))

/** True for a function word of any known language; `word` is in lower case. */
export function isStopword(word: string): boolean {
  return everyWord.has(word)
}

/**
 * The language most of whose function words a text uses: ISO 639-1, or null when fewer than 20 of them occur.
 *
 * @param words in lower case
 */
export function guessLanguage(words: Iterable<string>): string | null {
  const counts = new Map<string, number>()
  for (const word of words) {
    for (const [language, known] of byLanguage) {
      if (known.has(word)) counts.set(language, (counts.get(language) ?? 0) + 1)
    }
  }
  const [best] = [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  return best !== undefined && best[1] >= 20 ? best[0] : null
}
