import { expect, test } from 'vitest'
import { ownerOf } from '../../src/intake/companions.ts'
import { intake } from '../../src/intake/index.ts'
import type { World } from '../../src/model/ports.ts'

test.each([
  ['Lund_CV.pdf', 'lund', 'Lund'],
  ['in/Lund Ada - cover letter (final).docx', 'ada lund', 'Lund Ada'],
  ['AdaLundCoverLetter.pdf', 'ada lund', 'Ada Lund'],
  ['Lebenslauf_Jörg_Käse_2026.pdf', 'jorg kase', 'Jörg Käse'],
  ['王小明_CV.pdf', '王小明', '王小明'],
])('%s is told whose it is', (path, key, shown) => {
  expect(ownerOf(path)).toEqual({ key, shown })
})

test('a name that says only what a file is tells nobody', () => {
  expect(['cv.pdf', 'Research Statement 2.pdf', 'AB_cv.pdf', '1.pdf'].map(ownerOf)).toEqual([null, null, null, null])
})

test('files of one owner in a folder of many are looked at together, those of others are not', async () => {
  const names = [
    'Ada Lund CV.pdf',
    'Ada Lund letter.pdf',
    'Bo Ek.pdf',
    'Cy Dorn cv.pdf',
    'cv.pdf',
    'Dorn 1.pdf',
    'Dorn 2.pdf',
  ]
  const world = {
    list: async () => ({
      kind: 'folder',
      path: 'in',
      entries: names.map((name) => ({ kind: 'file', path: `in/${name}`, size: 1 })),
    }),
  } as unknown as World
  const { applications, sharedFolders } = await intake(['in'], world, 'auto')
  expect(applications).toHaveLength(7)
  expect(sharedFolders).toEqual([{ id: 'Ada Lund', memberIds: ['Ada Lund CV', 'Ada Lund letter'] }])
  expect((await intake(['in'], world, 'file')).sharedFolders).toEqual([])
})
