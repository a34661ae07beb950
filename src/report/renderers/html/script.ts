/** The page's script: opens people under their row, filters, sorts; without it everything stands open. */

/** Plain ES2020, kept as text so that the hash in the policy is that of these bytes. */
export const script = `'use strict'
;(() => {
  const byId = (id) => document.getElementById(id)
  const root = document.documentElement
  const people = JSON.parse(byId('report-data').textContent).people
  const table = byId('ranking')
  const body = table.tBodies[0]
  const rows = [...body.rows]
  const articles = [...byId('people').children]
  const form = byId('controls')
  const shown = byId('shown')
  const views = [byId('people-view'), byId('criteria-view')]
  const tabs = [...document.querySelectorAll('.views a')]
  const bands = ['strong', 'possible', 'weak', 'unread']
  const texts = articles.map((each) => each.textContent.toLowerCase())
  const link = (index) => rows[index].querySelector('a')
  const detailOf = (index) => byId('detail-' + index)

  function close(index) {
    const detail = detailOf(index)
    if (!detail) return
    const next = articles.slice(index + 1).find((each) => each.parentNode === byId('people'))
    byId('people').insertBefore(articles[index], next || null)
    detail.remove()
    rows[index].classList.remove('open')
    link(index).setAttribute('aria-expanded', 'false')
  }

  function open(index) {
    if (detailOf(index)) return
    const detail = document.createElement('tr')
    detail.id = 'detail-' + index
    detail.className = 'detail'
    detail.setAttribute('role', 'row')
    const cell = detail.insertCell()
    cell.colSpan = table.tHead.rows[0].cells.length
    cell.setAttribute('role', 'cell')
    cell.append(articles[index])
    rows[index].after(detail)
    rows[index].classList.add('open')
    link(index).setAttribute('aria-expanded', 'true')
  }

  const toggle = (index) => (detailOf(index) ? close(index) : open(index))

  function show(view) {
    views.forEach((each) => { each.hidden = each !== view })
    tabs.forEach((tab) => {
      if (tab.hash === '#' + view.id) tab.setAttribute('aria-current', 'page')
      else tab.removeAttribute('aria-current')
    })
  }

  function follow(hash) {
    const view = views.find((each) => '#' + each.id === hash)
    if (view) return show(view)
    const person = /^#person-([0-9]+)$/.exec(hash)
    const index = person ? Number(person[1]) : -1
    if (!rows[index]) return
    show(views[0])
    if (rows[index].hidden) { form.reset(); filter() }
    open(index)
    rows[index].scrollIntoView({ block: 'start' })
    link(index).focus({ preventScroll: true })
  }

  function passes(index) {
    const person = people[index]
    const checked = [...form.querySelectorAll('[name=band]:checked')].map((each) => each.value)
    const words = form.elements.words.value.toLowerCase().split(/\\s+/).filter(Boolean)
    const least = [...form.querySelectorAll('[name=level]')].every((each) => {
      const level = person.levels[Number(each.dataset.criterion)]
      return each.value === '0' || (level !== null && level >= Number(each.value))
    })
    return checked.includes(person.band) && least && words.every((word) => texts[index].includes(word))
  }

  function filter() {
    let count = 0
    rows.forEach((row, index) => {
      const passed = passes(index)
      if (passed) count += 1
      else close(index)
      row.hidden = !passed
      articles[index].hidden = !passed
    })
    shown.hidden = count === rows.length
    shown.textContent = count + ' of ' + rows.length + ' shown'
  }

  function valueOf(index, key) {
    const person = people[index]
    if (key === 'name') return person.name.toLowerCase()
    if (key === 'band') return bands.indexOf(person.band)
    if (key === 'rank' || key === 'points') return person[key]
    return person.levels[Number(key)]
  }

  function compare(a, b, key, sign) {
    const x = valueOf(a, key)
    const y = valueOf(b, key)
    if (x === null || y === null) return (x === null) - (y === null) || a - b
    return (x < y ? -sign : x > y ? sign : 0) || a - b
  }

  function sort(heading) {
    const key = heading.dataset.sort
    const natural = key === 'rank' || key === 'name' || key === 'band' ? 'ascending' : 'descending'
    const other = natural === 'ascending' ? 'descending' : 'ascending'
    const order = heading.getAttribute('aria-sort') === natural ? other : natural
    for (const each of table.tHead.rows[0].cells) each.removeAttribute('aria-sort')
    heading.setAttribute('aria-sort', order)
    const sign = order === 'ascending' ? 1 : -1
    const sorted = rows.map((_, index) => index).sort((a, b) => compare(a, b, key, sign))
    for (const index of sorted) {
      const detail = detailOf(index)
      body.append(rows[index])
      if (detail) body.append(detail)
    }
  }

  function move(from, step) {
    const visible = [...body.rows].filter((row) => row.classList.contains('row') && !row.hidden)
    const next = visible[visible.indexOf(from) + step]
    if (next) next.querySelector('a').focus()
  }

  rows.forEach((row, index) => {
    const name = link(index)
    name.setAttribute('role', 'button')
    name.setAttribute('aria-expanded', 'false')
    row.addEventListener('click', (event) => {
      if (event.target.closest('a')) event.preventDefault()
      else if (String(window.getSelection())) return
      toggle(index)
    })
    name.addEventListener('keydown', (event) => {
      if (event.key === ' ') { event.preventDefault(); toggle(index) }
      else if (event.key === 'Escape') close(index)
      else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault()
        move(row, event.key === 'ArrowDown' ? 1 : -1)
      }
    })
  })

  for (const heading of table.tHead.rows[0].cells) {
    const title = heading.querySelector('.sort')
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'sort'
    button.append(...title.childNodes)
    title.replaceWith(button)
    button.addEventListener('click', () => sort(heading))
  }

  tabs.forEach((tab) => tab.addEventListener('click', (event) => {
    event.preventDefault()
    history.replaceState(null, '', tab.hash)
    follow(tab.hash)
  }))
  views[1].addEventListener('click', (event) => {
    const target = event.target.closest('a')
    if (!target) return
    event.preventDefault()
    follow(target.hash)
  })
  form.addEventListener('input', filter)
  form.addEventListener('submit', (event) => event.preventDefault())
  form.addEventListener('reset', () => setTimeout(filter))
  addEventListener('hashchange', () => follow(location.hash))

  let reopened = []
  addEventListener('beforeprint', () => {
    const opened = rows.map((_, index) => index).filter(detailOf)
    opened.forEach(close)
    const folded = [...document.querySelectorAll('details:not([open])')]
    folded.forEach((each) => { each.open = true })
    reopened = [opened, folded]
  })
  addEventListener('afterprint', () => {
    const [opened, folded] = reopened
    if (!opened) return
    folded.forEach((each) => { each.open = false })
    opened.forEach(open)
  })

  form.hidden = false
  root.classList.add('js')
  show(views[0])
  follow(location.hash)
  root.dataset.script = 'ready'
})()
`
