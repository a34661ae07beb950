import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { citationText, readCitation } from '../../../src/match/citation/citation.ts'

function told(entry: string, candidate: string | null = 'Jane Doe'): string {
  return citationText(readCitation(entry, candidate))
}

test.each([
  // APA
  [
    'Doe, J., Roe, A. B., & van der Berg, C. (2021). Decoding speech from MEG. NeuroImage, 230(1), 117–128. https://doi.org/10.1016/j.neuroimage.2021.1',
    ', first of 3 authors, NeuroImage, 2021, doi:10.1016/j.neuroimage.2021.1',
  ],
  ['Roe, A. & Doe, J. (2019). Two views of sleep. PLOS One, 14(3).', ', last of 2 authors, PLOS One, 2019'],
  // IEEE
  [
    '[3] A. Roe, J. Doe, and C. Poe, "Learning from few trials," in Proc. of the IEEE Conference on Imaging, 2020, pp. 1–9.',
    ', author 2 of 3, Proc. of the IEEE Conference on Imaging, 2020',
  ],
  // Vancouver
  [
    'Poe C, Doe J, Roe A. Sparse models of the cortex. Nat Neurosci. 2018;21(4):555-60. doi: 10.1038/s41593-018-0101-1.',
    ', author 2 of 3, Nat Neurosci, 2018, doi:10.1038/s41593-018-0101-1',
  ],
  // MLA: the given name after the comma is no second author
  [
    'Doe, Jane, and Ann Roe. "A study of rest." Journal of Rest 64.12 (2018): 42-48.',
    ', first of 2 authors, Journal of Rest, 2018',
  ],
  // Full names after the title, with the venue behind them
  [
    '2023, Searching for keywords, Ann Roe, Jane Doe, Carl Poe, Frontiers in Communications, Published',
    ', author 2 of several, 2023',
  ],
  // Marks of equal contribution, and a list that is cut
  ['Roe A*, Doe J*, Poe C, et al. Shared work. eLife. 2022.', ', author 2 of several, eLife, 2022'],
  [
    'Roe, A*., Doe, J*., & Poe, C. (2019). Decoding of rest. Sleep Reports, 9(1).',
    ', author 2 of 3, Sleep Reports, 2019',
  ],
  // Groups among the authors
  [
    'Roe, A., Doe, J., The Sleep Study Team and the Rest Initiative (RI). (2021). Patterns of rest. Sleep Reports, 3(1).',
    ', author 2 of several, Sleep Reports, 2021',
  ],
  // A title about a group is a title
  ['Doe, J. (2020). The team that never sleeps. Sleep Reports, 2.', ', only author, Sleep Reports, 2020'],
  ['Roe, ..., Doe, & Poe', ', author 2 of several'],
  // Surnames of several words, initials with hyphens, diacritics
  [
    'M.-C. Roe, J. Doe and L. Di Stefano, "On edges", Pattern Recognition, vol. 3, 2017.',
    ', author 2 of 3, Pattern Recognition, 2017',
  ],
  ['Doe, J. (2020). Alone at last. arXiv preprint arXiv:2001.01234', ', only author, arXiv preprint, 2020'],
  // No venue is told by its state
  ['Doe, J., & Roe, A. (submitted). Something new.', ', first of 2 authors'],
  // Nothing is said of who wrote what does not name the candidate
  ['Roe, A., & Poe, C. (2020). Theirs alone. Science, 1(1).', ', 2020'],
])('%s', (entry, expected) => {
  expect(told(entry)).toBe(expected)
})

test('a name in either order and with a short form is the same person', () => {
  expect(told('Ralston, Matthew T., and E. Poe. "One." Two 1 (2018).', 'Matt Ralston')).toContain('first of 2 authors')
  expect(told('M.-C. Corbin, A. Roe, "One," Two, 2018.', 'Corbin Marie-Claire')).toContain('first of 2 authors')
  expect(told('Müller, K., Roe, A. (2018). One. Two, 3.', 'Katja Mueller-Muller')).toContain('2018')
})

test('the same surname with another initial is another person', () => {
  expect(told('Doe, X., & Roe, A. (2020). Hers. Science, 1.')).toBe(', 2020')
})

test('a DOI that a line break parted is joined, and its closing period is none of it', () => {
  expect(readCitation('Zenodo. https://doi.org/10. 5281/zenodo.5746618.', null).doi).toBe('10.5281/zenodo.5746618')
})

test('page, volume and identifier are no year', () => {
  expect(readCitation('Roe A. Title. Journal 12(3): 2001-2019. 10.1000/2017.5', null).year).toBeNull()
  expect(readCitation('arXiv:2001.0123, 2024', null).year).toBe(2024)
})

test('without a name only the year and the DOI are told', () => {
  expect(told('Doe, J. (2020). Alone. Science, 3.', null)).toBe(', 2020')
})

test('reading ends soon whatever is in an entry', () => {
  const piece = fc.constantFrom(
    'Doe',
    'J.',
    ', ',
    ' and ',
    'de ',
    '…',
    'et al.',
    '. ',
    '(2020)',
    '"',
    'a',
    ' ',
    '10.1/',
    '’',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 400 }), (pieces) => {
      const started = performance.now()
      const citation = readCitation(pieces.join(''), 'Jane Doe')
      expect(performance.now() - started).toBeLessThan(1000)
      expect(citation.authors === null || citation.authors.position <= citation.authors.count).toBe(true)
    }),
  )
})
