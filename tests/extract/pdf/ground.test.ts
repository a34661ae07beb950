import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Ground } from '../../../src/extract/pdf/ground.ts'
import type { PaintedArea } from '../../../src/extract/pdf/painted.ts'

const height = 792

function area(order: number, [x0, y0, width, tall]: readonly number[]): PaintedArea {
  const box = { x0: x0 ?? 0, y0: y0 ?? 0, x1: (x0 ?? 0) + (width ?? 0), y1: Math.min(height, (y0 ?? 0) + (tall ?? 0)) }
  return { order, box, outline: null, fill: '#000000', alpha: 1, blend: 'Normal', picture: null }
}

const page = (areas: readonly PaintedArea[]) => ({ texts: [], areas, shapes: [], unmappedCount: 0 })

describe('what lies at a point of a page', () => {
  it('is what a look at every area finds, in painting order', () => {
    const side = fc.integer({ min: 0, max: height })
    fc.assert(
      fc.property(fc.array(fc.tuple(side, side, side, side), { maxLength: 40 }), side, side, (boxes, x, y) => {
        const areas = boxes.map((box, order) => area(order, box))
        const holds = ({ box }: PaintedArea) => x >= box.x0 && x <= box.x1 && y >= box.y0 && y <= box.y1
        expect(new Ground(page(areas), height).at(x, y)).toEqual(areas.filter(holds))
      }),
    )
  })

  it('follows the outline of a shape, not only its box', () => {
    const corners = [
      { x: 0, y: 0 },
      { x: 100, y: 0 },
      { x: 0, y: 100 },
    ]
    const triangle = { ...area(0, [0, 0, 100, 100]), outline: [corners] }
    const ground = new Ground(page([triangle]), height)
    expect(ground.at(20, 20)).toEqual([triangle])
    expect(ground.at(90, 90)).toEqual([])
  })
})
