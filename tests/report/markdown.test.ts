import { expect, test } from 'vitest'
import { markdown } from '../../src/report/renderers/markdown.ts'
import { sampleReport } from './sample-report.ts'

test('report.md holds the ranking, each person, what did not count and why', async () => {
  const files = await markdown.render(sampleReport, { width: 80, color: false })
  expect(files.map((each) => each.name)).toEqual(['report.md'])
  expect(`\n${files[0]!.content}`).toMatchInlineSnapshot(`
    "
    # Machine learning research scientist

    5 applications: 1 strong, 2 possible, 1 weak, 1 unread.

    Rubric rubric/ml-scientist/rubric.yaml (0123456789ab); made by cvsift 0.1.0.

    ## Not read: these need a person

    - **Bo Hansen** – inbox/bo.pdf: no text on any of its 2 pages: it looks scanned → ask for a text version, or read it yourself; Bo is listed as unread, not ranked

    ## Ranking

    | Rank | Name | Points | Band | ML | NE | PR | Best evidence |
    | --- | --- | --: | --- | --: | --: | --: | --- |
    | 1 (1–2) | Ada Nováková | 94.4 | strong | 3 | 2 | 3 | Nováková A., Doe J. (2024). Sparse classifiers for single-trial MEG. NeurIPS 37. (p2:14) |
    | 2= (1–3) | 山田 健二 | 55.6 | possible | 2 | – | 2 | trained ridge regression on purchase histories of 2 M customers (l.18) |
    | 2= (2–3) | Grace &lt;b&gt;Okafor&lt;/b&gt;, "PhD" | 55.6 | possible | 2 | – | 2 | built =SUM\\|classifiers for \\\`ECG\\\` \\| see \\[here\\](https\\://example.org) (p1:12) |
    | 4 | Omar \\\\u\\{202e\\}drawkcab\\\\u\\{1b\\}\\[31m | 0.0 | weak | – | – | – | – |
    | – | Bo Hansen | – | unread | – | – | – | – |

    Criteria: ML Machine learning, NE Neuroimaging, PR Programming. Levels: 3 demonstrated, 2 used, 1 mentioned, – none found.

    ## Ada Nováková

    rank 1 (1–2), 94.4 points, strong. Documents: inbox/ada/cv.pdf (cv), inbox/ada/letter.md (cover-letter).

    ### Machine learning: 3 demonstrated

    50.0 points, required. Facets: training of models 3, statistical testing 2.

    - 3 demonstrated: “…Nováková A., Doe J. (2024). Sparse **classifiers** for single-trial MEG. NeurIPS 37.…” inbox/ada/cv.pdf p2:14 – a publication of this person
    - 2 used: “…assessed decoding accuracy with **permutation tests** and corrected for multiple comparisons…” inbox/ada/cv.pdf p1:31 – in a described role
    - 2 used: “**I fit regression models to picture and text corpora**.…” inbox/ada/letter.md l.9 – similar by: regression, models, corpora

    ### Neuroimaging: 2 used

    11.1 points, favorable. Facets: MRI –, MEG 2.

    - 2 used: “…recorded and preprocessed **MEG** from 48 volunteers…” inbox/ada/cv.pdf p1:22 – MEG accepted: \\\`recorded\\\` stands 1 word away

    Did not count:

    - hoped: “…I would like to learn **fMRI** analysis in your group…” inbox/ada/letter.md l.12 – hoped for or planned, not done yet: \\\`would like to learn\\\`

    ### Programming: 3 demonstrated

    33.3 points, required. Facets: Python 3, R –.

    - 3 demonstrated: “…author of **a Python package** for permutation tests (412 stars)…” inbox/ada/cv.pdf p1:40 – released software

    ## 山田 健二

    rank 2= (1–3), 55.6 points, possible. Documents: inbox/kenji.docx (cv).

    ### Machine learning: 2 used

    33.3 points, required. Facets: training of models 2, statistical testing –.

    - 2 used: “…trained ridge **regression** on purchase histories of 2 M customers…” inbox/kenji.docx l.18 – in a described role

    ### Neuroimaging: 0 none found

    0.0 points, favorable. Facets: MRI –, MEG –.

    No evidence found.

    ### Programming: 2 used

    22.2 points, required. Facets: Python –, R 2.

    - 2 used: “…reports in **R** and SQL for the board…” inbox/kenji.docx l.21 – R accepted: \\\`SQL\\\` stands 2 words away

    ## Grace &lt;b&gt;Okafor&lt;/b&gt;, "PhD"

    rank 2= (2–3), 55.6 points, possible. Documents: inbox/grace.pdf (cv).

    ### Machine learning: 2 used

    33.3 points, required. Facets: training of models 2, statistical testing –.

    - 2 used: “…built **\\=SUM\\|classifiers** for \\\`ECG\\\` \\| see \\[here\\](https\\://example.org)…” inbox/grace.pdf p1:12 – in a described role

    ### Neuroimaging: 0 none found

    0.0 points, favorable. Facets: MRI –, MEG –.

    No evidence found.

    ### Programming: 2 used

    22.2 points, required. Facets: Python 2, R –.

    - 2 used: “…pipelines in **Python**” inbox/grace.pdf p1:15

    ### Flags

    - hidden-text: 34 words in white on page 1 were not scored inbox/grace.pdf p1
    - posting-pasted: 12 % of the words are copied from the posting

    ## Omar \\\\u\\{202e\\}drawkcab\\\\u\\{1b\\}\\[31m

    rank 4, 0.0 points, weak. Documents: inbox/omar.txt (cv).

    **Ask about:** Programming.

    ### Machine learning: 0 none found

    0.0 points, required. Facets: training of models –, statistical testing –.

    No evidence found.

    Did not count:

    - negated: “…I have no experience with **machine learning**, Python or R…” inbox/omar.txt l.3 – said of what the person has not done: \\\`no experience with\\\`

    ### Neuroimaging: 0 none found

    0.0 points, favorable. Facets: MRI –, MEG –.

    No evidence found.

    ### Programming: 0 none found

    0.0 points, required. Facets: Python –, R –.

    No evidence found.

    Did not count:

    - rejected: “…five years in **R**&amp;D at a food company…” inbox/omar.txt l.9 – the words mean something else here: R rejected: part of \\\`R&amp;D\\\`

    ## How to read this

    People decide: bands order the reading, nothing is rejected. Points run from 0 to 100. “None found” is not “lacks it”: ask.

    - 0 none found: no evidence was found; that does not say that the person lacks it
    - 1 mentioned: named in a list, a summary, coursework or a letter, or implied by a tool
    - 2 used: used in a described role, project, thesis chapter or research task of this person
    - 3 demonstrated: shown by a named output: a publication, thesis, software, award, grant or talk, or by long repeated use

    3 (2–5) is rank 3, which cannot be told from ranks 2 to 5 (90 % interval); = is a tie.

    A place such as p2:14 is page 2, line 14; l.14 is line 14 of a format without pages.
    "
  `)
})
