/** On paper: the ranking, then the best evidence of each person, made when it is printed and gone again after. */
import { byId, el } from './dom.ts'
import { chip, facts, levelName, placeOf, quotation, reasonOf } from './figures.ts'
import { personOf, run } from './run.ts'

/** Pieces a criterion prints. */
const printedPieces = 4

/** People printed: paper is not endless. */
const printedPeople = 60

/** @param isWhole false while one person is open: then that one is printed as it stands */
export function preparePrinting(isWhole: () => boolean): void {
  addEventListener('beforeprint', () => {
    if (!isWhole()) return
    byId('main').append(
      el(
        'div',
        { id: 'printed' },
        run.people.slice(0, printedPeople).map((_, index) => article(index)),
      ),
    )
  })
  addEventListener('afterprint', () => document.getElementById('printed')?.remove())
}

function article(index: number): HTMLElement | null {
  const [about, person] = [run.people[index], personOf(index)]
  if (about === undefined || person === null || about.band === 'unread') return null
  const criteria = run.criteria.map(({ label, anchors }, criterion) => {
    const level = about.levels[criterion] ?? 0
    const own = person.findings.filter((each) => each.criterion === criterion && each.polarity === 0)
    const items = own
      .slice(0, printedPieces)
      .map((each) =>
        el(
          'li',
          {},
          quotation(each),
          el(
            'p',
            { class: 'source' },
            el('span', { class: 'place' }, placeOf(person, each)),
            el('span', { class: 'why' }, reasonOf(each)),
          ),
        ),
      )
    return el(
      'section',
      { class: 'criterion' },
      el(
        'h4',
        { class: 'criterion-title' },
        chip(level),
        el('span', {}, label, ' ', el('small', {}, levelName(level))),
      ),
      el('p', { class: 'meaning' }, anchors[level]),
      el('ul', { class: 'printed-pieces' }, items),
    )
  })
  const questions = person.details.questions.map((each) => el('li', {}, each))
  return el(
    'article',
    { class: 'person' },
    el('h3', {}, el('bdi', {}, about.name)),
    facts(about),
    questions.length === 0 ? null : el('div', { class: 'ask' }, el('p', {}, 'Ask first'), el('ul', {}, questions)),
    criteria,
  )
}
