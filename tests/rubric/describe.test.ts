import { expect, test } from 'vitest'
import { describeRubric } from '../../src/rubric/describe.ts'
import { loadRubric } from '../../src/rubric/load.ts'

const yaml = `
id: x
title: Curator *of* maps
criteria:
  - id: code
    label: Programming
    importance: required
    weight: 3
    rationale: named first
    posting: experience coding
    combine: { at-least: 2 }
    anchors: { demonstrated: released software }
    facets:
      - { id: r, label: R, weight: 0.5, terms: [{ term: R, need: [code, '/\\bR \`x\`/'], at-most: 2 }, { term: ggplot2, aliases: [dplyr] }] }
      - { id: g, label: Git, supporting: true, terms: [Git], like: ['Kept the code of a team in repositories.'] }
  - id: talks
    label: Talks
    importance: favorable
    posting: [speaks, writes]
    facets: [{ id: t, label: Talks, entries: [{ sections: [talks], most: 4 }] }]
`

test('a rubric is told in full to people who do not read YAML', () => {
  const { rubric } = loadRubric(yaml, { path: 'x.yaml', sha256: '' })
  expect(describeRubric(rubric!)).toMatchInlineSnapshot(`
    "# Curator \\*of\\* maps

    What applications are held against, and what counts as evidence. Points run from 0 to 100. Nothing here rejects anybody:
    bands order the reading, and people decide.

    ## Criteria

    | criterion | importance | share of the points | words of the posting |
    | --- | --- | --- | --- |
    | Programming | required | 75 % | “experience coding” |
    | Talks | favorable | 25 % | “speaks”, “writes” |

    - Programming weighs 3: named first

    ## Bands

    From 60 points strong, from 35 possible, below weak.
    Who shows Programming below level 1 (mentioned) is at most possible, and is asked about it first.

    ## Programming

    - **0 none found**: no evidence found
    - **1 mentioned**: named in a list, a course or a claim
    - **2 used**: used in a described role, project or study
    - **3 demonstrated**: released software

    The 2 best facets decide. It takes evidence that weighs 1 to be mentioned, 1 to be used, 1 to be
    demonstrated; a term weighs 1 unless it says otherwise, and further passages of one add ever less.

    ### R

    weight 0.5.

    - **R** (proves level 2 at most) °
    - **ggplot2**, dplyr

    ### Git

    counts only beside another facet.

    - **Git**
    - passages like: “Kept the code of a team in repositories.”

    ## Talks

    - **0 none found**: no evidence found
    - **1 mentioned**: named in a list, a course or a claim
    - **2 used**: used in a described role, project or study
    - **3 demonstrated**: a named output: publication, software, thesis, award, talk

    The evidence of all facets counts together. It takes evidence that weighs 1 to be mentioned, 1 to be used, 1 to be
    demonstrated; a term weighs 1 unless it says otherwise, and further passages of one add ever less.

    ### Talks

    - entries under talks (at most 4)

    ## Rules of names with several senses (°)

    - **R** (R): only near code, \`\`/\\bR \`x\`/\`\`

    ## Signed

    | name | role | date |
    | --- | --- | --- |
    | | | |
    "
  `)
})

test('what is asked of time stands with the criterion and the facet', () => {
  const timed = yaml
    .replace('title:', 'as-of: 2026-11-01\ntitle:')
    .replace('weight: 3', 'weight: 3\n    recency: 5')
    .replace('label: R,', 'label: R, months: 24,')
  const told = describeRubric(loadRubric(timed, { path: 'x.yaml', sha256: '' }).rubric!)
  expect(told.match(/Dated use.*/g)).toEqual([
    'Dated use counts in full when it is within 5 years of 2026, else as a mention.',
    'Dated use counts in full when it is 24 months, else as a mention.',
  ])
})
