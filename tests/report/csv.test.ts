import { expect, test } from 'vitest'
import { csv } from '../../src/report/renderers/csv.ts'
import { sampleReport } from './sample-report.ts'

test('ranking.csv has a row a person and evidence.csv a row a piece of evidence', async () => {
  const files = await csv.render(sampleReport, { width: 80, color: false })
  expect(files.map((each) => each.name)).toEqual(['ranking.csv', 'evidence.csv'])
  const [ranking, evidence] = files.map((each) => `\n${String(each.content).replaceAll('\r\n', '\n')}`)
  expect(ranking).toMatchInlineSnapshot(`
    "
    "rank","low","high","id","name","points","band","machine-learning_level","machine-learning_score","machine-learning_points","neuroimaging_level","neuroimaging_score","neuroimaging_points","programming_level","programming_score","programming_points","gates","flags","documents","machine-learning_evidence","neuroimaging_evidence","programming_evidence"
    "1","1","2","ada","Ada Nováková","94.44444444444444","strong","3","1","50","2","0.6666666666666666","11.111111111111109","3","1","33.333333333333336","programming: met","","inbox/ada/cv.pdf; inbox/ada/letter.md","Nováková A., Doe J. (2024). Sparse classifiers for single-trial MEG. NeurIPS 37. (p2:14)","recorded and preprocessed MEG from 48 volunteers (p1:22)","author of a Python package for permutation tests (412 stars) (p1:40)"
    "2","1","3","kenji","山田 健二","55.55555555555556","possible","2","0.6666666666666666","33.333333333333336","0","0","0","2","0.6666666666666666","22.222222222222218","programming: met","","inbox/kenji.docx","trained ridge regression on purchase histories of 2 M customers (l.18)","","reports in R and SQL for the board (l.21)"
    "2","2","3","grace","Grace <b>Okafor</b>, ""PhD""","55.55555555555556","possible","2","0.6666666666666666","33.333333333333336","0","0","0","2","0.6666666666666666","22.222222222222218","programming: met","hidden-text: 34 words in white on page 1 were not scored; posting-pasted: 12 % of the words are copied from the posting","inbox/grace.pdf","built =SUM|classifiers for \`ECG\` | see [here](https://example.org) (p1:12)","","pipelines in Python (p1:15)"
    "4","4","4","omar","Omar \\u{202e}drawkcab\\u{1b}[31m","0","weak","0","0","0","0","0","0","0","0","0","programming: not met","","inbox/omar.txt","","",""
    "","","","bo","Bo Hansen","","unread","","","","","","","","","","","","inbox/bo.pdf","","",""
    "
  `)
  expect(evidence).toMatchInlineSnapshot(`
    "
    "application","name","criterion","facet","term","kind","level","polarity","strength","counted","document","page","line","section","quote","prefix","suffix","note"
    "ada","Ada Nováková","machine-learning","models","classifier","keyword","3","affirmed","1","yes","inbox/ada/cv.pdf","2","14","publications","classifiers","Nováková A., Doe J. (2024). Sparse "," for single-trial MEG. NeurIPS 37.","a publication of this person"
    "ada","Ada Nováková","machine-learning","testing","permutation","keyword","2","affirmed","1","yes","inbox/ada/cv.pdf","1","31","work","permutation tests","assessed decoding accuracy with "," and corrected for multiple comparisons","in a described role"
    "ada","Ada Nováková","machine-learning","models","","tfidf","2","affirmed","0.41","yes","inbox/ada/letter.md","","9","letter","I fit regression models to picture and text corpora","",". ","similar by: regression, models, corpora"
    "ada","Ada Nováková","neuroimaging","meg","meg","keyword","2","affirmed","0.8","yes","inbox/ada/cv.pdf","1","22","work","MEG","recorded and preprocessed "," from 48 volunteers","MEG accepted: \`recorded\` stands 1 word away"
    "ada","Ada Nováková","neuroimaging","mri","mri","keyword","1","hoped","1","no","inbox/ada/letter.md","","12","letter","fMRI","I would like to learn "," analysis in your group","\`would like to learn\`"
    "ada","Ada Nováková","programming","python","python","keyword","3","affirmed","1","yes","inbox/ada/cv.pdf","1","40","software","a Python package","author of "," for permutation tests (412 stars)","released software"
    "kenji","山田 健二","machine-learning","models","regression","keyword","2","affirmed","1","yes","inbox/kenji.docx","","18","work","regression","trained ridge "," on purchase histories of 2 M customers","in a described role"
    "kenji","山田 健二","programming","r","r","keyword","2","affirmed","1","yes","inbox/kenji.docx","","21","work","R","reports in "," and SQL for the board","R accepted: \`SQL\` stands 2 words away"
    "grace","Grace <b>Okafor</b>, ""PhD""","machine-learning","models","classifier","keyword","2","affirmed","1","yes","inbox/grace.pdf","1","12","work","'=SUM|classifiers","built "," for \`ECG\` | see [here](https://example.org)","in a described role"
    "grace","Grace <b>Okafor</b>, ""PhD""","programming","python","python","keyword","2","affirmed","1","yes","inbox/grace.pdf","1","15","work","Python","pipelines in ","",""
    "omar","Omar \\u{202e}drawkcab\\u{1b}[31m","machine-learning","models","ml","keyword","1","negated","1","no","inbox/omar.txt","","3","summary","machine learning","I have no experience with ",", Python or R","\`no experience with\`"
    "omar","Omar \\u{202e}drawkcab\\u{1b}[31m","programming","r","r","keyword","1","rejected","1","no","inbox/omar.txt","","9","work","R","five years in ","&D at a food company","R rejected: part of \`R&D\`"
    "
  `)
})

test('with the mark that Excel looks for, both files begin with it and go on as without', async () => {
  const [without, marked] = await Promise.all(
    [false, true].map((csvBom) => csv.render(sampleReport, { width: 80, color: false, csvBom })),
  )
  expect(marked?.map(({ content }) => String(content))).toEqual(without?.map(({ content }) => `\u{FEFF}${content}`))
})

test('every line ends in CR LF, as RFC 4180 has it', async () => {
  for (const { content } of await csv.render(sampleReport, { width: 80, color: false })) {
    expect(String(content)).not.toMatch(/(?<!\r)\n/u)
  }
})
