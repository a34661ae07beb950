import { expect, test } from 'vitest'
import { diagnostic } from '../../src/model/diagnostic.ts'
import { annotations } from '../../src/report/annotations.ts'

test('a diagnostic is one command, at its place', () => {
  const position = { start: { line: 3, column: 5, offset: 20 }, end: { line: 3, column: 9, offset: 24 } }
  const said = diagnostic({
    code: 'rubric/vague-term',
    severity: 'warning',
    message: 'vague',
    hint: 'say more',
    path: 'a/rubric.yaml',
    position,
  })
  expect(annotations([said])).toBe(
    '::warning file=a/rubric.yaml,line=3,col=5,endLine=3,endColumn=9,title=rubric/vague-term::vague%0Asay more\n',
  )
})

test('what a rubric holds ends no command and begins none', () => {
  const said = diagnostic({ code: 'x/y', message: 'one\n::error::two 100%\r', path: 'a,b:c\n.yaml' })
  expect(annotations([said])).toBe('::error file=a%2Cb%3Ac%0A.yaml,title=x/y::one%0A::error::two 100%25%0D\n')
})

test('a path is named from the top of the repository', () => {
  const said = diagnostic({ code: 'x/y', message: 'one', path: './rubric/rubric.yaml' })
  expect(annotations([said])).toBe('::error file=rubric/rubric.yaml,title=x/y::one\n')
})
