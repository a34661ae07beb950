/** Single keys, while nothing is typed into. */
import type { Level } from '../model/rubric.ts'
import type { Reading } from './reading.ts'

interface Ways {
  readonly reading: Reading
  /** Single keys can be turned off (WCAG 2.2, 2.1.4). */
  readonly keys: { readonly isOn: boolean }
  readonly back: () => void
  readonly neighbor: (step: 1 | -1) => void
  readonly search: () => void
}

export function listenToKeys({ reading, keys, back, neighbor, search }: Ways): void {
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const target = event.target instanceof HTMLElement ? event.target : null
    if (target?.closest('input:not([type=radio]), textarea, select') !== null && target !== null) {
      if (event.key === 'Escape') target.blur()
      return
    }
    const action = actionOf(event.key)
    if (action === undefined || (event.key.length === 1 && !keys.isOn)) return
    event.preventDefault()
    action()
  })

  function actionOf(key: string): (() => void) | undefined {
    if (key === '/') return search
    if (reading.index === null) return undefined
    if (/^[0-3]$/.test(key)) return () => reading.grade(Number(key) as Level)
    const actions: Readonly<Record<string, () => void>> = {
      j: () => neighbor(1),
      k: () => neighbor(-1),
      n: () => reading.nextPiece(1),
      p: () => reading.nextPiece(-1),
      c: () => reading.nextCriterion(1),
      C: () => reading.nextCriterion(-1),
      m: reading.note,
      t: reading.toggleLook,
      Escape: back,
    }
    return actions[key]
  }
}
