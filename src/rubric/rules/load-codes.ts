/** What is said of mistakes that keep a rubric from being used, and of weights without a reason: pages for `--explain`. */
import type { Rule } from './contract.ts'
import { exampleOf } from './examples.ts'

export type CodePage = Omit<Rule, 'check'>

const good = exampleOf({})

/** In the order of their codes. `rubric/too-large` has no example: nobody wants to read one. */
export const loadCodes: readonly CodePage[] = [
  {
    code: 'rubric/alias',
    severity: 'error',
    summary: 'a YAML anchor or alias (`&`, `*`)',
    why: 'A few nested aliases grow without limit, and nobody can read off the page what they stand for.',
    bad: good.replace('[Python]', '&languages [Python]'),
    good,
  },
  {
    code: 'rubric/bad-value',
    severity: 'error',
    summary: 'a value of another kind than the key takes',
    why: 'A rubric is refused rather than guessed at: a guess would move points that nobody decided about.',
    bad: good.replace('importance: required', 'importance: high'),
    good,
  },
  {
    code: 'rubric/bad-weight',
    severity: 'error',
    summary: 'a weight that is no number above 0, or of a term not from 0.1 to 1',
    why: 'A weight of 0 would keep a criterion in the report that decides nothing; remove the criterion instead.',
    bad: exampleOf({ criterion: 'weight: 0\nrationale: not needed' }),
    good,
  },
  {
    code: 'rubric/cut-scores',
    severity: 'error',
    summary: 'cut scores in the wrong order',
    why: 'A band begins at its cut score, and `strong` is above `possible`; the other way round nobody could be possible.',
    bad: `${good}bands: { strong: 30, possible: 60 }\n`,
    good: `${good}bands: { strong: 60, possible: 30 }\n`,
  },
  {
    code: 'rubric/duplicate-id',
    severity: 'error',
    summary: 'two criteria, or two facets of one, with the same id',
    why: 'Reports, tests and other programs know a criterion by its id.',
    bad: `${good}      - { id: python, label: Again, terms: [pandas] }\n`,
    good: `${good}      - { id: pandas, label: Pandas, terms: [pandas] }\n`,
  },
  {
    code: 'rubric/duplicate-key',
    severity: 'error',
    summary: 'a key that stands twice in one mapping',
    why: 'One of the two would be lost in silence, and which one depends on the program that reads it.',
    bad: `${good}title: Another\n`,
    good,
  },
  {
    code: 'rubric/duplicate-term',
    severity: 'error',
    summary: 'a term or alias that stands twice in a facet',
    why: 'A concept counts once. The second does nothing, or has other rules than the first.',
    bad: exampleOf({ facet: 'terms: [Python, Python]' }),
    good,
  },
  {
    code: 'rubric/favorable-gate',
    severity: 'error',
    summary: 'a gate on a favorable criterion',
    why: 'What the posting calls favorable can only add. A gate would cap the band of who lacks it, which makes it required.',
    bad: good.replace('importance: required', 'importance: favorable\n    gate: { level: 1, cap: weak }'),
    good: good.replace('importance: required', 'importance: required\n    gate: { level: 1, cap: weak }'),
  },
  {
    code: 'rubric/missing',
    severity: 'error',
    summary: 'a key that every rubric, criterion or facet needs',
    why: 'Without the words of the posting nobody can tell why a criterion is there; without an id nobody can name it.',
    bad: good.replace('    posting: experience coding in Python\n', ''),
    good,
  },
  {
    code: 'rubric/no-evidence',
    severity: 'error',
    summary: 'a facet that looks for nothing',
    why: 'Everybody would be at level 0 in it, as if nobody had shown anything.',
    bad: good.replace('        terms: [Python]\n', ''),
    good,
  },
  {
    code: 'rubric/no-date',
    severity: 'error',
    summary: '`recency` without the date it is counted from',
    why: 'Points never depend on the day of the run: the same documents must be worth the same next year.',
    bad: exampleOf({ criterion: 'recency: 5' }),
    good: `as-of: 2026-11-01\n${exampleOf({ criterion: 'recency: 5' })}`,
  },
  {
    code: 'rubric/no-rationale',
    severity: 'warning',
    summary: 'an unequal weight without its reason',
    why: 'Equal weights need no defence. Others decide who is read first, so the reason stands beside them.',
    bad: exampleOf({ criterion: 'weight: 3' }),
    good: exampleOf({ criterion: 'weight: 3\nrationale: the posting names it first and twice' }),
  },
  {
    code: 'rubric/unknown-facet',
    severity: 'error',
    summary: 'a term that implies a facet which its criterion does not have',
    why: 'Evidence for a facet that is not there would be lost in silence. A term implies other facets of its own criterion.',
    bad: `${exampleOf({ facet: 'terms: [{ term: pandas, implies: [pyhton] }]' })}      - { id: other, label: Other, terms: [Julia] }\n`,
    good: `${exampleOf({ facet: 'terms: [{ term: pandas, implies: [other] }]' })}      - { id: other, label: Other, terms: [Julia] }\n`,
  },
  {
    code: 'rubric/unknown-key',
    severity: 'error',
    summary: 'a key that the rubric language does not have',
    why: 'A mistyped key that is passed over in silence loses the decision that it holds.',
    bad: exampleOf({ criterion: 'wieght: 2' }),
    good,
  },
  {
    code: 'rubric/unreachable',
    severity: 'error',
    summary: 'at-least with a count above that of the facets',
    why: 'Nobody can show three facets of a criterion that has two.',
    bad: exampleOf({ criterion: 'combine: { at-least: 2 }' }),
    good: exampleOf({ criterion: 'combine: { at-least: 1 }' }),
  },
  {
    code: 'rubric/yaml',
    severity: 'error',
    summary: 'text that is no YAML',
    why: 'An open bracket or a wrong indent changes what belongs to what.',
    bad: good.replace('[Python]', '[Python'),
    good,
  },
]
