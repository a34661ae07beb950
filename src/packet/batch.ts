/** The batch as a whole: how points spread, what is covered, how far ranks can be trusted, what the weights do. */
import { countText, pointsText, rankText, tiedRanks } from '../report/figures.ts'
import type { PacketPerson } from '../report/renderers/html/data.ts'
import { button, byId, el, svg } from './dom.ts'
import { bandMark, chip, levelName } from './figures.ts'
import { run } from './run.ts'
import { rerank } from './what-if.ts'

/** Rows of the plots about single people: more are not read. */
const shownPeople = 60

export function showBatch(): void {
  const view = byId('batch-view')
  if (view.children.length > 1) return
  const read = run.people.filter(({ points }) => points !== null)
  if (read.length === 0) {
    view.append(el('p', {}, 'Nothing could be read, so there is nothing to show.'))
    return
  }
  view.append(distribution(read), coverage(read), stability(read), whatIf())
}

function panel(title: string, explanation: string, ...children: readonly Node[]): HTMLElement {
  return el('section', { class: 'panel' }, el('h3', {}, title), el('p', { class: 'why' }, explanation), children)
}

const binCount = 20

/** Bars of five points each, and a line at each cut score. */
function distribution(read: readonly PacketPerson[]): HTMLElement {
  const bins = Array.from({ length: binCount }, (_, index) =>
    read.filter(({ points }) => Math.min(binCount - 1, Math.floor(((points ?? 0) * binCount) / 100)) === index),
  )
  const most = Math.max(...bins.map((bin) => bin.length))
  const [width, height] = [600, 160]
  const step = width / binCount
  const bars = bins.flatMap((bin, index) => {
    const tall = (bin.length / most) * (height - 24)
    const x = index * step
    if (bin.length === 0) return []
    return [
      svg('rect', { class: 'bar-fill', x: x + 2, y: height - tall, width: step - 4, height: tall }),
      svg('text', { class: 'tick', x: x + step / 2, y: height - tall - 5, 'text-anchor': 'middle' }, bin.length),
    ]
  })
  const cuts = run.bands === null ? [] : [run.bands.strong, run.bands.possible]
  const lines = cuts.flatMap((cut) => [svg('line', { class: 'cut', x1: cut * 6, x2: cut * 6, y1: 0, y2: height })])
  const ticks = [0, 20, 40, 60, 80, 100].map((tick) =>
    svg(
      'text',
      {
        class: 'tick',
        x: tick * 6,
        y: height + 16,
        'text-anchor': tick === 0 ? 'start' : tick === 100 ? 'end' : 'middle',
      },
      tick,
    ),
  )
  const told = bins.flatMap((bin, index) =>
    bin.length === 0 ? [] : [`${index * 5} to ${index * 5 + 5}: ${bin.length}`],
  )
  const cutText =
    run.bands === null
      ? ''
      : ` Lines: strong from ${run.bands.strong}, possible from ${run.bands.possible}; gates may cap the band.`
  return panel(
    'Points',
    `${countText(read.length, 'person').replace('persons', 'people')} by points, 0 to 100.${cutText}`,
    svg(
      'svg',
      {
        class: 'plot',
        viewBox: `0 0 ${width} ${height + 22}`,
        role: 'img',
        'aria-label': `People by points. ${told.join('; ')}`,
      },
      bars,
      lines,
      svg('line', { class: 'axis', x1: 0, x2: width, y1: height, y2: height }),
      ticks,
    ),
  )
}

/** A bar a criterion, its parts the levels. */
function coverage(read: readonly PacketPerson[]): HTMLElement {
  const rows = run.criteria.map(({ label }, criterion) => {
    const counts = [3, 2, 1, 0].map((level) => ({
      level,
      count: read.filter(({ levels }) => levels[criterion] === level).length,
    }))
    let x = 0
    const parts = counts.map(({ level, count }) => {
      const part = svg('rect', { class: `fill-${level}`, x, width: count, height: 1 })
      x += count
      return part
    })
    const told = counts.map(({ level, count }) => `${count} ${levelName(level)}`).join(', ')
    return el(
      'tr',
      {},
      el('th', { scope: 'row' }, label),
      el(
        'td',
        {},
        svg(
          'svg',
          { class: 'stack', viewBox: `0 0 ${read.length} 1`, preserveAspectRatio: 'none', 'aria-hidden': 'true' },
          parts,
        ),
      ),
      counts.map(({ count }) => el('td', { class: 'number' }, count)),
      el('td', { class: 'sr' }, told),
    )
  })
  const levels = [3, 2, 1, 0].map((level) => chip(level, { small: true }))
  return panel(
    'Coverage',
    'How many people are at each level of each criterion. A criterion that nearly everybody or nobody meets tells few apart.',
    figureTable(['Criterion', 'Share', ...levels], el('tbody', {}, rows)),
  )
}

/** A bar from low to high for each person, a dot at the rank, and the chances of the first places. */
function stability(read: readonly PacketPerson[]): HTMLElement {
  const shown = read.slice(0, shownPeople)
  const ks = Object.keys(read[0]?.topK ?? {})
  const most = Math.max(2, ...shown.map(({ high, rank }) => high ?? rank ?? 1))
  const at = (rank: number) => ((rank - 1) / (most - 1)) * 96 + 2
  const rows = shown.map((person) => {
    const { name, rank, low, high, topK } = person
    const bar = svg(
      'svg',
      { class: 'interval', viewBox: '0 0 100 8', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
      svg('rect', {
        class: 'interval-bar',
        x: at(low ?? rank ?? 1),
        width: Math.max(0.6, at(high ?? rank ?? 1) - at(low ?? rank ?? 1)),
        y: 2.5,
        height: 3,
      }),
      svg('rect', { class: 'interval-dot', x: at(rank ?? 1) - 0.5, width: 1, y: 0, height: 8 }),
    )
    const chances = ks.map((k) => el('td', { class: 'number' }, `${Math.round((topK?.[k] ?? 0) * 100)} %`))
    const index = run.people.indexOf(person)
    return el(
      'tr',
      {},
      el('td', { class: 'number' }, person.rankText),
      el('th', { scope: 'row' }, el('a', { href: `#person-${index}` }, el('bdi', {}, name))),
      el('td', { class: 'wide' }, bar),
      el('td', { class: 'number' }, `${low ?? rank}–${high ?? rank}`),
      chances,
    )
  })
  const heads = ['Rank', 'Name', `1 to ${most}`, 'Interval', ...ks.map((k) => `First ${k}`)]
  const percent = Math.round((run.confidence ?? 0.9) * 100)
  const left = read.length - shown.length
  return panel(
    'How far the ranks can be trusted',
    `Each bar spans the ranks in which ${percent} % of the draws leave a person, when weights change a little and levels are off by one now and then. People whose bars overlap cannot be told apart by these points.${left > 0 ? ` The first ${shownPeople} are shown.` : ''}`,
    figureTable(heads, el('tbody', {}, rows)),
  )
}

/** A table of figures under its heads, which scrolls where it is too wide. */
function figureTable(heads: readonly (string | HTMLElement)[], body: HTMLElement): HTMLElement {
  const row = el(
    'tr',
    {},
    heads.map((each) => el('th', { scope: 'col' }, each)),
  )
  return el('div', { class: 'scroll' }, el('table', { class: 'figures' }, el('thead', {}, row), body))
}

/** Sliders for the weights, and who moves. */
function whatIf(): HTMLElement {
  const weights = run.criteria.map(({ weight }) => weight)
  const most = Math.max(...weights) * 3
  const body = el('tbody', {})
  const said = el('p', { class: 'what-if-said', role: 'status' })
  const sliders = run.criteria.map(({ label, weight }, criterion) => {
    const out = el('output', {}, weight)
    const slider = el('input', {
      type: 'range',
      min: 0,
      max: most,
      step: most / 60,
      value: weight,
      'aria-label': `Weight of ${label}`,
    })
    slider.addEventListener('input', () => {
      weights[criterion] = Number(slider.value)
      out.textContent = String(Number(slider.value).toFixed(2)).replace(/\.?0+$/, '')
      update()
    })
    return {
      slider,
      out,
      weight,
      row: el('label', { class: 'slider' }, el('span', {}, label), slider, out, el('small', {}, `rubric: ${weight}`)),
    }
  })
  const reset = button('Back to the rubric’s weights', () => {
    for (const [criterion, { slider, out, weight }] of sliders.entries()) {
      slider.value = String(weight)
      out.textContent = String(weight)
      weights[criterion] = weight
    }
    update()
  })
  function update(): void {
    if (weights.every((each) => each === 0)) {
      said.textContent = 'All weights are 0: give one of them some.'
      return
    }
    const isRubric = run.criteria.every(({ weight }, criterion) => weights[criterion] === weight)
    const ranked = rerank(run, weights)
    const moved = ranked.filter(({ index, rank }) => rank !== run.people[index]?.rank).length
    said.textContent = isRubric
      ? 'These are the rubric’s weights: nothing moves.'
      : `What if: ${moved} of ${ranked.length} would have another rank. The report stays as it is; to change it, edit the rubric and say why.`
    const tied = tiedRanks(ranked)
    body.replaceChildren(...ranked.slice(0, shownPeople).map((each) => movedRow(each, rankText(each.rank, tied))))
  }
  update()
  return panel(
    'What the weights do',
    'Move a slider to see the ranking under other weights. This is a what-if: it changes nothing in the report, and is kept nowhere.',
    el(
      'div',
      { class: 'sliders' },
      sliders.map(({ row }) => row),
      reset,
    ),
    said,
    figureTable(['Rank', 'Moved', 'Name', 'Points', 'Band'], body),
  )
}

function movedRow({ index, rank, points, band }: ReturnType<typeof rerank>[number], shownRank: string): HTMLElement {
  const before = run.people[index]
  const step = (before?.rank ?? rank) - rank
  const moved =
    step === 0
      ? el('td', { class: 'number' }, '')
      : el('td', { class: `number ${step > 0 ? 'up' : 'down'}` }, `${step > 0 ? '↑' : '↓'} ${Math.abs(step)}`)
  const wasBand = before?.band === band ? null : el('small', {}, ` was ${before?.band}`)
  return el(
    'tr',
    {},
    el('td', { class: 'number' }, shownRank),
    moved,
    el('th', { scope: 'row' }, el('bdi', {}, before?.name)),
    el('td', { class: 'number' }, pointsText(points)),
    el('td', {}, bandMark(band), wasBand),
  )
}
