import { expect, test } from 'vitest'
import { findRequirements } from '../../../src/rubric/posting/requirements.ts'

const show = (posting: string): string[] =>
  findRequirements(posting).map(({ strength, text }) => `${strength}: ${text}`)

test('sentences that ask are told from those about the employer, the offer and the way to apply', () => {
  expect(
    show(`# Data engineer

Our team maintains pipelines for a hospital. We offer 30 days of vacation.

We are seeking candidates with practical experience in SQL (e.g. query tuning). Beyond this, the ideal candidate
would have knowledge of statistics. Work with Airflow will be considered very favorably, but is not required.

To apply, please send a CV. Finally, you should have a degree in a quantitative field.`),
  ).toEqual([
    'must: We are seeking candidates with practical experience in SQL (e.g. query tuning).',
    'wish: Beyond this, the ideal candidate would have knowledge of statistics.',
    'wish: Work with Airflow will be considered very favorably, but is not required.',
    'must: Finally, you should have a degree in a quantitative field.',
  ])
})

test('items under a heading of requirements ask, whatever their words', () => {
  expect(
    show(`Responsibilities:
- Build things

Requirements:
- Python or R
- Three years in a laboratory

Nice to have
- Docker
`),
  ).toEqual(['must: Python or R', 'must: Three years in a laboratory', 'wish: Docker'])
})
