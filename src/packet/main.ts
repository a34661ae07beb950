/** The packet's script: views, links between them, and what each needs. Nothing is sent, nothing is loaded. */
import { showBatch } from './batch.ts'
import { showByCriterion } from './by-criterion.ts'
import { showCompare } from './compare.ts'
import { Decisions, storageOf } from './decisions.ts'
import { showDecisions } from './decisions-view.ts'
import { byId } from './dom.ts'
import { listenToKeys } from './keys.ts'
import { preparePrinting } from './printing.ts'
import { openRanking } from './ranking.ts'
import { openReading } from './reading.ts'
import { run } from './run.ts'

const views = [...document.querySelectorAll<HTMLElement>('.view')]
const tabs = [...document.querySelectorAll<HTMLAnchorElement>('#views a')]
const decisions = new Decisions(run, storageOf(window))
const keys = { isOn: true }
/** The person who was open last: the ranking comes back to them. */
let last: number | null = null

const ranking = openRanking({ onCompare: () => tabs[3]?.setAttribute('href', compareHash()) })
const reading = openReading({ decisions, back, neighbor })

function compareHash(): string {
  return ranking.compared.length === 0 ? '#compare-view' : `#compare=${ranking.compared.join(',')}`
}

function hashOf(index: number, piece: number | null): string {
  return piece === null ? `#person-${index}` : `#person-${index}.${piece}`
}

function go(hash: string): void {
  if (location.hash !== hash) history.pushState(null, '', hash)
  follow(hash)
}

function back(): void {
  go('#people-view')
}

function neighbor(step: 1 | -1): void {
  const next = last === null ? null : ranking.neighbor(last, step)
  if (next !== null) go(`#person-${next}`)
}

function show(id: string): void {
  for (const view of views) view.hidden = view.id !== id
  const tab = id === 'reading-view' ? 'people-view' : id
  for (const [index, each] of tabs.entries()) {
    if (views[index]?.id === tab) each.setAttribute('aria-current', 'page')
    else each.removeAttribute('aria-current')
  }
  document.documentElement.dataset.view = id
}

function follow(hash: string): void {
  const person = /^#person-(\d+)(?:\.(\d+))?$/.exec(hash)
  const compared = /^#compare=([\d,]*)$/.exec(hash)
  if (person !== null) openPerson(Number(person[1]), person[2] === undefined ? null : Number(person[2]))
  else if (compared !== null) compare((compared[1] ?? '').split(',').filter(Boolean).map(Number))
  else openView(hash.slice(1))
}

function openPerson(index: number, piece: number | null): void {
  if (document.getElementById(`person-${index}-data`) === null) {
    openView('people-view')
    return
  }
  last = index
  ranking.reveal(index)
  show('reading-view')
  reading.open(index, piece)
}

function compare(indices: readonly number[]): void {
  ranking.setCompared([...new Set(indices)])
  const wasThere = document.documentElement.dataset.view === 'compare-view'
  show('compare-view')
  showCompare(ranking.compared, {
    open: (index, piece) => go(hashOf(index, piece)),
    choose: (chosen) => go(`#compare=${chosen.join(',')}`),
  })
  if (!wasThere) scrollTo(0, 0)
}

function openView(id: string): void {
  if (id === 'compare-view') {
    compare(ranking.compared)
    return
  }
  if (id === 'criteria-view') showByCriterion((index, piece) => go(hashOf(index, piece)))
  if (id === 'batch-view') showBatch()
  if (id === 'decisions-view') showDecisions({ decisions, keys })
  show(views.some((each) => each.id === id) && id !== 'reading-view' ? id : 'people-view')
  if (document.documentElement.dataset.view === 'people-view' && last !== null) ranking.focus(last)
  else scrollTo(0, 0)
}

addEventListener('hashchange', () => follow(location.hash))
listenToKeys({
  reading,
  keys,
  back,
  neighbor,
  search() {
    go('#people-view')
    document.querySelector<HTMLInputElement>('#controls [name=words]')?.focus()
  },
})
preparePrinting(() => document.documentElement.dataset.view !== 'reading-view')
byId('views').hidden = false
document.documentElement.classList.add('js')
follow(location.hash)
document.documentElement.dataset.script = 'ready'
