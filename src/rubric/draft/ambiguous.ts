/** Rules for names with several senses, so that a draft never counts “R&D” as R. */
import { AMBIGUOUS_NAMES } from '../rules/ambiguous-names.ts'
import type { DraftTerm } from './plan.ts'

type Rules = Pick<DraftTerm, 'not' | 'need'>

/** Where the usual company of a name is known; else it needs a word of its criterion nearby. */
const KNOWN: ReadonlyMap<string, Rules> = new Map([
  [
    'R',
    {
      not: ['R&D', 'R01', '/\\bR\\. ?[A-Z]/'],
      need: ['Python', 'MATLAB', 'SAS', 'Stata', 'SPSS', 'SQL', 'statistic*', 'package*', 'ggplot2', 'tidyverse'],
    },
  ],
  [
    'C',
    {
      not: ['C-suite', 'vitamin C', '/\\bC\\. ?[A-Z]/'],
      need: ['C++', 'Java', 'Python', 'Fortran', 'embedded', 'programming', 'code', 'Linux'],
    },
  ],
  [
    'Go',
    {
      not: ['Go live', 'Go-to-market'],
      need: ['Python', 'Java', 'Rust', 'Docker', 'Kubernetes', 'programming', 'backend'],
    },
  ],
  ['Excel', { need: ['Word', 'PowerPoint', 'Outlook', 'Office', 'Microsoft', 'MS', 'spreadsheet*', 'pivot'] }],
  ['Word', { need: ['Excel', 'PowerPoint', 'Outlook', 'Office', 'Microsoft', 'MS'] }],
  ['Access', { need: ['Excel', 'PowerPoint', 'Outlook', 'Office', 'Microsoft', 'MS', 'database*'] }],
  ['SAS', { need: ['SPSS', 'Stata', 'R', 'SQL', 'statistic*', 'programming', 'data', 'analys*'] }],
  ['MEG', { need: ['EEG', 'MRI', 'fMRI', 'brain', 'neuro*'] }],
])

/** Words that may stand for the sense, at most. */
const companyAtMost = 8

/**
 * The term with rules where it needs them.
 *
 * @param company words of the same criterion, the most telling first
 */
export function withRules(term: DraftTerm, company: readonly string[]): DraftTerm {
  const names = [term.term, ...term.aliases]
  const name = names.find((each) => AMBIGUOUS_NAMES.has(each) || KNOWN.has(each))
  if (name === undefined || term.sections !== undefined) return term
  const known = KNOWN.get(name)
  const need = known?.need ?? company.filter((word) => !names.includes(word)).slice(0, companyAtMost)
  const senses = AMBIGUOUS_NAMES.get(name) ?? 'something else'
  if (need.length === 0)
    return {
      ...term,
      weight: Math.min(term.weight, 0.4),
      todo: `may also be ${senses}: say with \`need:\` what stands beside it`,
    }
  return { ...term, ...known, need, todo: `may also be ${senses}: is one of these beside it when it is meant?` }
}
