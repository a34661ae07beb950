/** Colors as xcolor writes them, as far as it takes to tell whether words can be seen on paper. */
import { type Color, parseColor, white } from '../contrast.ts'

/** Definitions looked at; themes of classes for CVs have some dozens. */
const definitionLimit = 1000

const DEFINITION =
  /\\(?:definecolor|providecolor|colorlet)\s*(?:\[[^\]]{0,40}\])?\s*\{([^{}]{1,60})\}\s*\{([^{}]{1,60})\}(?:\s*\{([^{}]{1,60})\})?/g

/** The colors that a file gives names to. */
export class Colors {
  readonly #named = new Map<string, Color>()

  constructor(source: string) {
    let count = 0
    for (const [, name = '', modelOrColor = '', value] of source.matchAll(DEFINITION)) {
      if (++count > definitionLimit) return
      const color = value === undefined ? this.find(null, modelOrColor) : this.find(modelOrColor, value)
      if (color !== null) this.#named.set(name.trim(), color)
    }
  }

  /**
   * A color by model and value, or by an expression of names: `black!20!white`. Null where it is not known.
   *
   * @param model as in `\color[gray]{1}`; null where the value is an expression
   */
  find(model: string | null, value: string): Color | null {
    if (model === null) return this.#mixed(value)
    const numbers = value.split(',').map((each) => Number.parseFloat(each))
    if (model === 'HTML') return parseColor(value.trim())
    if (numbers.some(Number.isNaN)) return null
    return Object.hasOwn(MODELS, model) ? (MODELS[model]?.(numbers) ?? null) : null
  }

  /** `a!p!b` is p percent of a and the rest of b; without b the rest is white. */
  #mixed(expression: string): Color | null {
    const [first = '', ...rest] = expression.split('!').map((each) => each.trim())
    let color = this.#byName(first)
    for (let index = 0; index < rest.length; index += 2) {
      const share = Number.parseFloat(rest[index] ?? '') / 100
      const other = rest[index + 1] === undefined ? white : this.#byName(rest[index + 1] ?? '')
      if (color === null || other === null || Number.isNaN(share)) return null
      color = mix(color, other, share)
    }
    return color
  }

  #byName(name: string): Color | null {
    return this.#named.get(name) ?? parseColor(name)
  }
}

function mix(a: Color, b: Color, share: number): Color {
  const part = (index: 0 | 1 | 2) => a[index] * share + b[index] * (1 - share)
  return [part(0), part(1), part(2), 1]
}

const rgb = (red = 0, green = 0, blue = 0): Color => [255 * red, 255 * green, 255 * blue, 1]

const MODELS: Readonly<Record<string, (numbers: readonly number[]) => Color>> = {
  rgb: ([red, green, blue]) => rgb(red, green, blue),
  RGB: ([red = 0, green = 0, blue = 0]) => [red, green, blue, 1],
  gray: ([level]) => rgb(level, level, level),
  Gray: ([level = 0]) => rgb(level / 15, level / 15, level / 15),
  cmy: ([cyan = 0, magenta = 0, yellow = 0]) => rgb(1 - cyan, 1 - magenta, 1 - yellow),
  cmyk: ([cyan = 0, magenta = 0, yellow = 0, black = 0]) =>
    rgb((1 - cyan) * (1 - black), (1 - magenta) * (1 - black), (1 - yellow) * (1 - black)),
}
