/** Hostile words, and a report that carries them in every field that can come from a file. */
import type { RunReport } from '../../src/model/report.ts'
import { sampleReport } from './sample-report.ts'

const RUN = "document.documentElement.dataset.pwned='yes'"

export const PAYLOADS: readonly string[] = [
  `<script>${RUN}</script>`,
  `"><img src=x onerror="${RUN}">`,
  `' autofocus onfocus=${RUN} x='`,
  `</script><script>${RUN}</script>`,
  `</style></textarea></title><svg/onload=${RUN}>`,
  `<a href="javascript:${RUN}">x</a>`,
  '<!--',
  "=cmd|' /C calc'!A0",
  ' \t@SUM(1+1)',
  '＝1+1',
  '\u{1b}]8;;https://evil.example\u{7}click\u{1b}]8;;\u{7}',
  '\u{1b}]52;c;cm0gLXJmIH4=\u{7}',
  '\u{1b}[2J\u{1b}[1;1H',
  '\u{9b}31m red',
  'honest\rhidden',
  'one\ntwo\r\nthree',
  'a\u{202e}b\u{2066}c\u{200b}d\u{e0041}e\u{2028}f',
  '[click](https://evil.example) ![i](http://evil.example/x.png) <https://evil.example>',
  '| a | b |\n| --- | --- |\n```\n# heading\n- item',
  'www.evil.example https://evil.example me@evil.example @octocat `code` $x$ **b** _i_ ~~s~~ [^1]',
  '__proto__',
  '\u{d800}lone',
]

/** Keys whose values are words of ours, never of a file. */
const OURS = new Set(['band', 'polarity', 'importance', 'role', 'severity', 'section', 'kind'])

/** A value with the payload before and after each of its strings, ids included, so that they still agree. */
export function poison<Value>(value: Value, payload: string): Value {
  return poisoned(value, payload, '') as Value
}

function poisoned(value: unknown, payload: string, key: string): unknown {
  if (typeof value === 'string') return OURS.has(key) ? value : `${payload}${value}${payload}`
  if (Array.isArray(value)) return value.map((each) => poisoned(each, payload, key))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, poisoned(each, payload, name)]))
}

/** Every payload at once: each application carries one, the rubric and the settings carry all. */
export function everythingHostile(): RunReport {
  const all = PAYLOADS.join(' ')
  const applications = PAYLOADS.flatMap((payload) => {
    return sampleReport.applications.map((each) => poison(each, payload))
  })
  return { ...poison(sampleReport, all), settings: { [all]: all }, applications }
}
