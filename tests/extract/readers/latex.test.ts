import { expect, test } from 'vitest'
import { latex } from '../../../src/extract/readers/latex.ts'
import { complaints, hidden, lines, show, survivesMutation, utf8, withoutOcr } from './reading.ts'

const body = (text: string, preamble = '') =>
  `\\documentclass{article}\n${preamble}\n\\begin{document}\n${text}\n\\end{document}\nafter the end`

test('sections are headings, items are items, line ends and empty lines part the rest', async () => {
  const text = body(String.raw`\section*{Education \& more}
PhD in \textbf{cognitive} science, % a comment
\emph{Oslo}

Next paragraph\\[2pt] new line \hfill 2019
\begin{itemize}[leftmargin=0.2in, label={--}]
  \item one \small{small}
  \item[2020] two
\end{itemize}
\subsection{Work}`)
  expect(await lines(latex, text)).toMatchInlineSnapshot(`
    "4: heading1|Education & more
    5: paragraph|PhD in cognitive science, Oslo
    8: paragraph|Next paragraph
    8: |new line 2019
    10: item|one small
    11: item|2020 two
    13: heading2|Work"
  `)
})

test('accents, dashes, quotes, math and symbols are printed', async () => {
  const text = body(
    String.raw`Ren\'e Sch\"{o}n, Fran\c{c}ois, Erd\H{o}s, \v{S}i\v{s}ka, na\"\i ve, Stra\ss e, \O{}rsted, \L\'od\'z
2019--2021 --- ` +
      "``quoted'' it's" +
      String.raw` 80\% \$5 C\# a\_b \{x\} $p < 0.05$, $\alpha^2$, \LaTeX{} 3~kg \href{https://x.example}{site} \url{https://y.example}`,
  )
  expect(await lines(latex, text)).toMatchInlineSnapshot(`
    "4: paragraph|René Schön, François, Erdős, Šiška, naïve, Straße, Ørsted, Łódź
    5: |2019–2021 — “quoted” it’s 80% $5 C# a_b {x} p < 0.05, α2, LaTeX 3 kg site https://y.example"
  `)
})

test('macros of the file are expanded with their arguments', async () => {
  const preamble = String.raw`\newcommand{\resumeItem}[1]{\item\small{{#1 \vspace{-2pt}}}}
\newcommand{\resumeSubheading}[4]{
  \vspace{-2pt}\item
    \begin{tabular*}{0.97\textwidth}[t]{l@{\extracolsep{\fill}}r}
      \textbf{#1} & #2 \\
      \textit{\small#3} & \textit{\small #4} \\
    \end{tabular*}\vspace{-7pt}
}
\newcommand{\hello}[2][Dr]{#1 #2}
\def\lab#1{the #1 lab}`
  const text = body(
    String.raw`\section{Experience}
\resumeSubheading
  {Research Engineer}{2020 -- 2021}
  {Some Lab}{Oslo}
\resumeItem{Built \textbf{things}}
\hello{Ada} and \hello[Prof]{Bo} of \lab{vision}`,
    preamble,
  )
  expect(await lines(latex, text)).toMatchInlineSnapshot(`
    "13: heading1|Experience
    14: cell|Research Engineer
    14: cell|2020 – 2021
    14: cell|Some Lab
    14: cell|Oslo
    17: item|Built things
    18: |Dr Ada and Prof Bo of the vision lab"
  `)
})

test('moderncv entries are one item with their arguments, and the title prints the person', async () => {
  const preamble = String.raw`\name{Ada}{Example}
\email{ada@x.example}
\social[github]{ada}`
  const text = body(
    String.raw`\makecvtitle
\section{Work}
\cventry{2019--2021}{Postdoc}{Lab}{Oslo}{}{Did things:
\begin{itemize}
\item well
\end{itemize}}
\cvitem{Languages}{English}`,
    preamble,
  )
  expect(await lines(latex, text)).toMatchInlineSnapshot(`
    "6: heading1|Ada Example
    6: paragraph|ada@x.example
    6: paragraph|github: ada
    7: heading1|Work
    8: item|2019–2021, Postdoc, Lab, Oslo, Did things:
    10: item|well
    12: item|Languages, English"
  `)
})

test('the ways of common classes to write a name, a footer or another name for a command are known', async () => {
  const text = body(String.raw`\name{Ada Example}
\makecvfooter{a}{b}{c}
\let\link\href \link{https://x.example}{site} \fontsize{25pt}{25pt}\selectfont big
\cvachievement{\faTrophy}{Prize}{for work}
\bibitem{key} A. Author, \emph{Title}.`)
  expect(await lines(latex, text)).toMatchInlineSnapshot(`
    "4: heading1|Ada Example
    6: paragraph|site big
    7: item|Prize, for work
    8: item|A. Author, Title."
  `)
})

test('a name that the preamble gives is printed once, by whatever the class calls its title', async () => {
  const head = '\\documentclass{altacv}\\name{Ada Example}\\begin{document}'
  expect(await lines(latex, `${head}\\makecvheader[C]\\printinfo text\\end{document}`)).toMatchInlineSnapshot(`
    "1: heading1|Ada Example
    1: paragraph|text"
  `)
  expect((await latex.read(utf8(`${head}text\\end{document}`), withoutOcr)).about?.author).toBe('Ada Example')
})

test('an argument that may be empty prints its comma only when it is not', async () => {
  const preamble = String.raw`\newcommand{\a}[2]{#1\if\relax\detokenize{#2}\relax\else, #2\fi.}
\newcommand{\b}[2]{#1\ifx&#2&\else, #2\fi.}
\newcommand{\e}[2]{#1\ifthenelse{\equal{#2}{}}{}{, #2}.}
\newcommand{\row}[2]{\par\hangindent=22pt\hangafter=1\parbox[t]{2cm}{#1}\parbox[t]{9cm}{#2}\par}`
  const text = body(String.raw`\a{x}{} \a{x}{y} \b{x}{} \b{x}{y} \e{x}{} \e{x}{y} \row{2019--2021}{PhD}`, preamble)
  expect(await lines(latex, text)).toMatchInlineSnapshot(`
    "7: paragraph|x. x, y. x. x, y. x. x, y.
    7: paragraph|2019–2021 PhD"
  `)
})

test('a definition that leans on its own old meaning still prints its argument', async () => {
  const preamble = String.raw`\let\oldtextbf\textbf
\renewcommand{\textbf}[1]{\oldtextbf{#1}}
\let\oldhref\href
\renewcommand{\href}[2]{\oldhref{#1}{\textbf{#2}}}`
  expect(await lines(latex, body(String.raw`\href{https://x.example}{site} \textbf{bold}`, preamble))).toBe(
    '7: paragraph|site bold',
  )
})

test('arguments that never close cost no more than a few looks at each character', async () => {
  const start = performance.now()
  for (const open of ['\\section{', '\\a[', '\\cventry{', '\\begin{comment}', '\\newcommand{\\a}{'])
    await latex.read(utf8(open.repeat(20_000)), withoutOcr)
  expect(performance.now() - start).toBeLessThan(8000)
})

test('an environment that is called a section is one', async () => {
  expect(
    await lines(
      latex,
      body(String.raw`\begin{rSection}{Skills}
Python
\end{rSection}`),
    ),
  ).toMatchInlineSnapshot(`
  "4: heading1|Skills
  5: paragraph|Python"
`)
})

test('what does not print is not text', async () => {
  const text = body(String.raw`a \iffalse no \if x \fi no \fi b
\begin{comment}
no
\end{comment}
\begin{tikzpicture}\node{no};\end{tikzpicture} c \vspace*{-3mm} \setlength{\parskip}{0pt} \includegraphics[width=2cm]{no.png} \label{sec:no}`)
  expect(await lines(latex, text)).toMatchInlineSnapshot(`
    "4: paragraph|a b
    8: |c"
  `)
})

test('files and programs are never opened', async () => {
  const text = body(String.raw`x \input{/etc/passwd} \include{/etc/passwd} \input /etc/hosts
\immediate\write18{rm -rf /} \verbatiminput{/etc/passwd} \openin5=/etc/passwd y`)
  expect(show(await latex.read(utf8(text), withoutOcr))).not.toMatch(/root:|passwd|rm -rf/)
})

test('white words are kept apart', async () => {
  const text = body(String.raw`seen \textcolor{white}{kubernetes} seen {\color{white} rust} seen`)
  expect(await lines(latex, text)).toBe('4: paragraph|seen seen seen')
  expect(await hidden(latex, text)).toBe('no-contrast: kubernetes\nno-contrast: rust')
})

const article = (body: string) =>
  `\\documentclass{article}\n\\begin{document}\nseen\n\n${body}\n\nseen\n\\end{document}\n`

test.each<[string, string]>([
  ['no-contrast', '\\textcolor[gray]{1}{secret}'],
  ['no-contrast', '\\textcolor[rgb]{1,1,1}{secret}'],
  ['no-contrast', '\\textcolor[cmyk]{0,0,0,0}{secret}'],
  ['no-contrast', '{\\color[HTML]{F4F4F4} secret}'],
  ['no-contrast', '\\definecolor{paper}{RGB}{255,255,255}\\textcolor{paper}{secret}'],
  ['no-contrast', '\\colorlet{paper}{black!2}\\textcolor{paper}{secret}'],
  ['no-contrast', '\\textcolor{white!99!black}{secret}'],
  ['tiny', '{\\fontsize{1}{1}\\selectfont\\color{black} secret}'],
  ['tiny', '\\scalebox{0.01}{secret}'],
  ['tiny', '\\resizebox{!}{0.1pt}{secret}'],
  ['transparent', '{\\transparent{0}secret}'],
  ['transparent', '\\texttransparent{0.01}{secret}'],
  ['invisible', '\\invisible{secret}'],
  ['invisible', '\\textpdfrender{TextRenderingMode=3}{secret}'],
  ['invisible', '\\setbox0=\\hbox{secret}'],
  ['invisible', '\\newsavebox{\\hold}\\sbox{\\hold}{secret}'],
])('%s: %s', async (reason, body) => {
  const document = await latex.read(utf8(article(body)), withoutOcr)
  expect(document.hidden.map((each) => `${each.reason}: ${each.text}`)).toEqual([`${reason}: secret`])
  expect(document.pages[0]?.lines.map((line) => line.spans.map((span) => span.text).join(''))).toEqual(['seen', 'seen'])
})

test.each([
  '\\textcolor[gray]{0.4}{shown}',
  '\\textcolor{black!60}{shown}',
  '\\textcolor{unheardof!20}{shown}',
  '{\\fontsize{9}{11}\\selectfont shown}',
  '\\scalebox{0.8}{shown}',
  '\\resizebox{\\textwidth}{!}{shown}',
  '\\texttransparent{0.6}{shown}',
  '\\textpdfrender{TextRenderingMode=2}{shown}',
  '\\newsavebox{\\hold}\\sbox{\\hold}{shown}\\usebox{\\hold}',
  '\\pdftooltip{shown}{}',
  '\\large {shown}',
])('%s hides nothing', async (body) => {
  const document = await latex.read(utf8(article(body)), withoutOcr)
  expect(document.hidden).toEqual([])
  expect(show(document)).toContain('shown')
})

test.each([
  ['\\newif\\ifdraft \\ifdraft secret\\else shown\\fi', 'shown'],
  ['\\newif\\ifdraft\\drafttrue \\ifdraft shown\\else secret\\fi', 'shown'],
  ['\\ifnum1=2 secret\\else shown\\fi', 'shown'],
  ['\\ifnum2>1 shown\\else secret\\fi', 'shown'],
  ['\\ifodd2 secret\\else shown\\fi', 'shown'],
  ['\\ifdefined\\nobody secret\\else shown\\fi', 'shown'],
  ['\\ifnum\\value{page}>1 shown\\fi', 'shown'],
])('of the branches of a condition one is printed: %s', async (body, expected) => {
  const printed = show(await latex.read(utf8(article(body)), withoutOcr))
  expect(printed).toContain(expected)
  expect(printed).not.toContain('secret')
})

test('macros that call themselves or double end', async () => {
  const start = performance.now()
  const names = [...'abcdefghijklmnopqrstuvwxyz']
  const doubling = names
    .map((name, at) => `\\def\\${name}x{\\${names[at + 1] ?? 'none'}x\\${names[at + 1] ?? 'none'}x}`)
    .join('\n')
  await latex.read(utf8(body('\\ax \\loop', `${doubling}\n\\def\\loop{\\loop text}`)), withoutOcr)
  expect(performance.now() - start).toBeLessThan(2000)
})

test('ten thousand nested groups are read', async () => {
  expect(await lines(latex, `${'{'.repeat(10_000)}deep`)).toBe('1: paragraph|deep')
  expect(await complaints(latex, '\\section{\\textbf{'.repeat(5_000))).toEqual([])
})

test('LaTeX is known by its document class', () => {
  expect(latex.sniff(utf8('% template\n\n\\documentclass[a4paper]{moderncv}'))).toBe(true)
  expect(latex.sniff(utf8('I know \\documentclass'))).toBe(false)
})

test('mutated files are answered, never thrown at', async () => {
  await survivesMutation(
    latex,
    utf8(
      body(
        '\\section{A} \\cventry{1}{2}{3}{4}{5}{6} \\x{y} $a$ \\iffalse b \\fi \\verb|c|',
        '\\newcommand{\\x}[1]{<#1>}',
      ),
    ),
  )
})

test('files that the page would take in are never opened, and said', async () => {
  const source = String.raw`\documentclass{article}\input{style}\begin{document}One \input{cv/jobs} two \include{/etc/passwd}\printbibliography[title=Papers] three\end{document}`
  const document = await latex.read(utf8(source), withoutOcr)
  expect(show(document)).toBe('1: paragraph|One two three')
  expect(document.diagnostics.map(({ message }) => message)).toEqual([
    'parts of the text stand in other files, which are never opened: cv/jobs, /etc/passwd, printbibliography',
  ])
})

test('contacts and tags that stand in a row without a blank are words of their own', async () => {
  const source = String.raw`\personalinfo{\email{ana@costa.example}\phone{+351 21}\location{Lisboa}}\cvtag{Python}\cvtag{R}`
  expect(await lines(latex, source)).toBe('1: paragraph|ana@costa.example +351 21 Lisboa Python R')
})

test('a Europass names its person in commands of its own', async () => {
  const source = String.raw`\documentclass{europecv}
\ecvname{Marek Example}
\ecvtelephone{+48 1}
\ecvemail{marek@example.org}
\begin{document}\begin{europecv}\ecvpersonalinfo\end{europecv}\end{document}`
  expect(await lines(latex, source)).toBe(
    '5: heading1|Marek Example\n5: paragraph|+48 1\n5: paragraph|marek@example.org',
  )
})

test('without section commands, words that are set apart in the first column of tables head what stands beside them', async () => {
  const text = body(String.raw`{\huge Ada Quist}

\begin{tabularx}{\textwidth}{p{3cm} p{9cm} p{3cm}}
E\textsc{ducation} & \parbox[t]{9cm}{\textbf{PhD}, Statistics \\ Oslo} & 2019 \\[1em]
 & \textbf{BSc}, Physics & 2014 \\
\end{tabularx}
\begin{tabular}{ll}
\parbox[t][0cm]{3cm}{P\textsc{apers} \\ \textsc{(Continued)}} & On seas \\
{\bfseries Voyages at sea} & North \\
AWARDS & Anchor \\
\end{tabular}`)
  expect(await lines(latex, text)).toMatchInlineSnapshot(`
    "4: paragraph|Ada Quist
    7: heading2|Education
    7: cell|PhD, Statistics
    7: |Oslo
    7: cell|2019
    8: cell|BSc, Physics
    8: cell|2014
    11: heading2|Papers
    11: |(Continued)
    11: cell|On seas
    12: heading2|Voyages at sea
    12: cell|North
    13: heading2|AWARDS
    13: cell|Anchor"
  `)
})

test('labels and titles in tables head nothing below section commands or where no two of them are known', async () => {
  const rows = String.raw`\begin{tabular}{ll}
\textbf{Languages} & Python \\
\textbf{Experience} & much \\
\textbf{Data engineer} & 2019 \\
\end{tabular}`
  expect(await lines(latex, body(`\\section{Skills}\n${rows}`))).not.toMatch(/heading2/)
  expect(await lines(latex, body(rows.replace('Languages', 'Norwegian')))).not.toMatch(/heading/)
  expect(await lines(latex, body(rows))).toMatch(/heading2\|Languages.*heading2\|Experience.*cell\|Data engineer/s)
})

test('known words in bold on lines of their own open sections where there is no section command', async () => {
  const text = body(String.raw`\textbf{Ada Quist}\\ Oslo

{\large \bfseries Education}\\
PhD, Statistics \\
\textbf{Skills} \\ R

\textbf{Experience}

\textbf{Data engineer}\\ 2019`)
  expect(await lines(latex, text)).toMatchInlineSnapshot(`
    "4: paragraph|Ada Quist
    4: |Oslo
    6: heading2|Education
    7: paragraph|PhD, Statistics
    8: |Skills
    8: |R
    10: heading2|Experience
    12: paragraph|Data engineer
    12: |2019"
  `)
})
