/** What is known of a drawing before the words of its text box come: what it paints behind them, and where it stands. */
import type { HiddenReason } from '../../../model/document.ts'
import { parseColor } from '../contrast.ts'
import { BoxPlace } from './place.ts'
import type { Ground } from './run-properties.ts'

type Attributes = Readonly<Record<string, string>>

/** Fills that put a color behind the text of a shape, and what makes another color of the one that is named. */
const FILLS = ['a:solidFill', 'a:gradFill', 'a:blipFill', 'a:pattFill', 'v:fill']
const MODIFIERS = /^a:(?:alpha|lum|tint|shade|sat|hue|gray|inv|comp|red|green|blue)/

const BESIDE = new Set(['a:ln', 'a:extLst'])

export class Drawing {
  /** Behind the words of the shape that is open; null where nothing is painted. */
  ground: Ground | null = null
  readonly #place = new BoxPlace()
  #isPainted = false
  #namesColor = false
  /** Open lines, and open lists of what older programs would have drawn: their colors are not behind the words. */
  #besideDepth = 0
  #inOffset = false

  /** Why its words are not on the page, or null. */
  get unseen(): HiddenReason | null {
    return this.#place.reason
  }

  /** True when the element was one of a drawing's. */
  open(name: string, attributes: Attributes): boolean {
    if (BESIDE.has(name)) this.#besideDepth++
    else if (name === 'wp:posOffset') this.#inOffset = true
    else if (name.startsWith('wp:') || name.startsWith('wps:')) this.#openPlace(name, attributes)
    else if (name.startsWith('a:')) return this.#openFill(name, attributes)
    else if (name.startsWith('v:')) this.#openOldShape(name, attributes)
    else return false
    return true
  }

  /** True when the text was a number of its own. */
  text(data: string): boolean {
    if (this.#inOffset) this.#place.offset(data)
    return this.#inOffset
  }

  close(name: string): void {
    if (BESIDE.has(name)) this.#besideDepth = Math.max(0, this.#besideDepth - 1)
    else if (name === 'wp:posOffset') this.#inOffset = false
  }

  #openPlace(name: string, attributes: Attributes): void {
    this.#place.open(name, attributes)
    // Shapes of a group may lie on each other.
    if (name === 'wps:wsp') this.ground = this.#isPainted ? 'unknown' : null
  }

  #openFill(name: string, attributes: Attributes): boolean {
    if (this.#besideDepth > 0) return false
    if (FILLS.includes(name) || (name === 'a:fillRef' && attributes.idx !== '0')) {
      this.#paint('unknown')
      this.#namesColor = name === 'a:solidFill'
    } else if (name === 'a:srgbClr' && this.#namesColor) {
      this.ground = attributes.val ?? 'unknown'
      this.#namesColor = false
    } else if (MODIFIERS.test(name)) {
      if (this.#isPainted) this.ground = 'unknown'
    } else return false
    return true
  }

  #openOldShape(name: string, attributes: Attributes): void {
    this.#place.open(name, attributes)
    const { fillcolor = '', filled } = attributes
    if (filled === 'f' || (fillcolor === '' && !FILLS.includes(name))) return
    const [color = ''] = fillcolor.split(' ')
    this.#paint(parseColor(color) === null ? 'unknown' : color)
  }

  #paint(ground: Ground): void {
    this.#isPainted = true
    this.ground = ground
  }
}
