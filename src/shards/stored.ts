/** Assessments that stand on disk: each is read when somebody asks for more than its place in the ranking. */

import type { Assessment } from '../model/assessment.ts'
import { Recent } from '../model/recent.ts'

/** What of an assessment is always at hand. */
export type AtHand = Pick<Assessment, 'id' | 'name' | 'rank' | 'points' | 'band'>

/** Assessments held at a time: reports go through all of them in order, several reports at once. */
const heldAtMost = 200

/** Assessments by rank, as reports want them. */
export function storedAssessments(items: readonly AtHand[], load: (index: number) => Assessment): Assessment[] {
  const shelf = new Recent<number, Assessment>(heldAtMost, load)
  return items.map((item, index) => {
    const { id, name, rank, points, band } = item
    const stored = Object.defineProperties({ id, name, rank, points, band }, LAZY) as Assessment
    return Object.defineProperty(stored, onDisk, { value: { shelf, index } satisfies OnDisk })
  })
}

interface OnDisk {
  readonly shelf: Recent<number, Assessment>
  readonly index: number
}

/** A symbol: JSON and `structuredClone` pass it over. */
const onDisk = Symbol('on-disk')

/** Own properties, so that a copy by spread has them; shared, so that they take no memory. */
const LAZY: PropertyDescriptorMap & ThisType<{ readonly [onDisk]: OnDisk }> = {
  rankInterval: lazy('rankInterval'),
  topK: lazy('topK'),
  documents: lazy('documents'),
  gates: lazy('gates'),
  criteria: lazy('criteria'),
  flags: lazy('flags'),
  searches: lazy('searches'),
  diagnostics: lazy('diagnostics'),
}

function lazy(key: Exclude<keyof Assessment, keyof AtHand>): PropertyDescriptor {
  return {
    enumerable: true,
    get(this: { readonly [onDisk]: OnDisk }) {
      const { shelf, index } = this[onDisk]
      return shelf.of(index)[key]
    },
  }
}
