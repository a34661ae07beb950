/** What lies at a point of a page: asked for every text, while drawings have thousands of areas. */
import { isInside } from './outline.ts'
import type { PaintedArea, PaintedPage } from './painted.ts'

/** Bands of equal height into which a page is cut, from its top. */
const bandCount = 64

export class Ground {
  private readonly bands: readonly PaintedArea[][]
  private readonly bandHeight: number

  /** @param height of the page, in points; its areas are cut off there */
  constructor({ areas }: PaintedPage, height: number) {
    this.bands = Array.from({ length: bandCount }, () => [])
    this.bandHeight = height / bandCount
    for (const area of areas)
      for (let band = this.bandOf(area.box.y0); band <= this.bandOf(area.box.y1); band++) this.bands[band]?.push(area)
  }

  /** The areas that hold a point, in painting order. */
  at(x: number, y: number): PaintedArea[] {
    return (this.bands[this.bandOf(y)] ?? []).filter((area) => contains(area, x, y))
  }

  private bandOf(y: number): number {
    return Math.min(bandCount - 1, Math.max(0, Math.floor(y / this.bandHeight)))
  }
}

function contains({ box, outline }: PaintedArea, x: number, y: number): boolean {
  if (!(x >= box.x0 && x <= box.x1 && y >= box.y0 && y <= box.y1)) return false
  return outline === null || isInside(outline, x, y)
}
