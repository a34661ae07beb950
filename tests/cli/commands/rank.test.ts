import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { reportSchema } from '../../../src/report/schema.ts'
import { cvsift, environment, program, root, shippedRubric, smallRubric, temporaryPath } from '../cvsift.ts'

type Report = ReturnType<typeof reportSchema.parse>

/** A folder of text applications. */
function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = temporaryPath('applications')
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  mkdirSync(folder, { recursive: true })
  return folder
}

const ada =
  '# Ada Lund\n\n## Experience\n\n- Analyzed fMRI data in Python with NumPy at the imaging center, 2019 to 2023.\n'
const bo = '# Bo Frey\n\n## Skills\n\nPython, Excel\n'
const three = () => folderOf({ 'ada.md': ada, 'bo.md': bo, 'cy.md': '# Cy Ode\n\n## Experience\n\n- Sold shoes.\n' })

async function reportOf(argv: string): Promise<Report> {
  const { stdout } = await cvsift(`${argv} --format json`)
  return reportSchema.parse(JSON.parse(stdout))
}

test('applications are ranked in a table on stdout, and nothing is said on stderr', async () => {
  const { code, stdout, stderr } = await cvsift(`rank ${three()} -r ${smallRubric}`)
  expect([code, stderr]).toEqual([0, ''])
  expect(stdout).toMatch(/Ada Lund[\s\S]*Bo Frey[\s\S]*Cy Ode/)
})

test('every unreadable file gets its diagnostic, the readable ones are still ranked, and the exit code is 2', async () => {
  const { code, stdout, stderr } = await cvsift(`rank fixtures/unreadable -r ${shippedRubric}`)
  expect(code).toBe(2)
  const said = stderr.split('\n').flatMap((line) => {
    const [, path, severity, what] = /^(\S+): (error|warning): .*\[(.*)\]$/.exec(line) ?? []
    return path === undefined ? [] : [`${path.replace('fixtures/unreadable/', '')}: ${severity} ${what}`]
  })
  expect(said.toSorted()).toMatchInlineSnapshot(`
    [
      "empty.pdf: error extract/empty",
      "encrypted.pdf: error extract/encrypted",
      "garbage.docx: error extract/unreadable",
      "latin-1.txt: warning extract/guessed-encoding",
      "password.docx: error extract/encrypted",
      "picture-named.docx: error extract/needs-ocr",
      "scanned.pdf: error extract/no-text",
      "truncated.pdf: error extract/damaged",
      "word-named.pdf: warning extract/mistaken-name",
    ]
  `)
  expect(stdout).toMatch(/2 weak, 7 unread/)
})

test('an unread application has no rank and no points, and comes after those that were read', async () => {
  const { applications } = await reportOf(`rank fixtures/unreadable -r ${smallRubric}`)
  const unread = applications.filter((each) => each.band === 'unread')
  expect(applications.slice(-unread.length)).toEqual(unread)
  expect(unread.map(({ rank, points, criteria }) => [rank, points, criteria.length])).toEqual(
    unread.map(() => [null, null, 0]),
  )
  expect(unread.every((each) => each.diagnostics.some(({ severity }) => severity === 'error'))).toBe(true)
})

test('the JSON of real documents is valid by the schema of the report', async () => {
  const report = await reportOf(`rank fixtures/adversarial -r ${shippedRubric}`)
  expect(report.applications).toHaveLength(8)
  const { applications } = report
  for (const { points, criteria } of applications) {
    expect(criteria.reduce((sum, each) => sum + each.points, 0)).toBeCloseTo(points ?? Number.NaN, 6)
  }
})

test('a file that is too large or no file is a diagnostic, and the JSON is still valid', async () => {
  const folder = three()
  writeFileSync(join(folder, 'huge.pdf'), '')
  truncateSync(join(folder, 'huge.pdf'), 26 * 1024 * 1024)
  symlinkSync('/etc/passwd', join(folder, 'link.txt'))
  const { code, stdout } = await cvsift(`rank ${folder} -r ${smallRubric} --format json`)
  const { applications, diagnostics } = reportSchema.parse(JSON.parse(stdout))
  expect(code).toBe(2)
  expect(applications.map(({ id, rank }) => `${rank} ${id}`)).toEqual(['1 ada', '2 bo', '3 cy', 'null huge'])
  expect(applications[3]!.diagnostics.map((each) => each.code)).toEqual(['extract/too-large'])
  expect(diagnostics.map((each) => each.code)).toEqual(['intake/symlink'])
  expect(stdout).not.toContain('root:')
})

test('an empty folder and a missing path are mistakes, with nothing on stdout', async () => {
  const empty = await cvsift(`rank ${folderOf({})} -r ${smallRubric}`)
  expect([empty.code, empty.stdout]).toEqual([2, ''])
  expect(empty.stderr).toContain('[intake/nothing]')
  const missing = await cvsift(`rank nowhere fixtures/unreadable elsewhere -r ${smallRubric}`)
  expect([missing.code, missing.stdout]).toEqual([2, ''])
  expect(missing.stderr).toBe(
    ['nowhere', 'elsewhere']
      .toSorted()
      .map((path) => `${path}: error: there is no such file or folder  [intake/missing]\n`)
      .join(''),
  )
})

test('a rubric with mistakes is shown at path:line:column with the line, a caret and a hint, before anything is read', async () => {
  const rubric = join(
    folderOf({
      'rubric.yaml': readFileSync(join(root, smallRubric), 'utf8').replace(
        'importance: favorable',
        'importence: favorable\n    weight: high',
      ),
    }),
    'rubric.yaml',
  )
  const { code, stdout, stderr } = await cvsift(`rank nowhere -r ${rubric}`)
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr.replaceAll(rubric, 'rubric.yaml')).toMatchInlineSnapshot(`
    "rubric.yaml:12:5: error: importance is missing  [rubric/missing]
       12 |   - id: brain-data
          |     ^^^^^^^^^^^^^^
       hint: add \`importance:\` here
    rubric.yaml:14:5: error: no key is called "importence" in a criterion  [rubric/unknown-key]
       14 |     importence: favorable
          |     ^^^^^^^^^^
       hint: did you mean \`importance\`?
    rubric.yaml:15:13: error: weight must be a number above 0, found "high"  [rubric/bad-weight]
       15 |     weight: high
          |             ^^^^
       hint: weights are relative; \`weight: 3\` counts three times as much as \`weight: 1\`
    "
  `)
})

test('the same inputs give the same bytes, whatever the order of paths, the number of processes, and the cache', async () => {
  const names = ['adaeze-nwachukwu.pdf', 'hazel-brightwater.docx', 'meg-r-donnelly.docx', 'roland-pike.pdf']
  const files = names.map((name) => `fixtures/adversarial/${name}`)
  const run = (paths: readonly string[], more: string) =>
    cvsift(`rank ${paths.join(' ')} -r ${smallRubric} --reproducible --format json ${more}`).then(
      ({ stdout }) => stdout,
    )
  const cache = `--cache-dir ${temporaryPath('cache')}`
  const first = await run(files, '--jobs 1 --no-cache')
  expect(JSON.parse(first).generatedAt).toBeUndefined()
  expect(await run(files.toReversed(), '--jobs 2 --no-cache')).toBe(first)
  expect(await run(files, '--jobs 3 --no-cache')).toBe(first)
  expect(await run(files, cache)).toBe(first)
  expect(await run(files.toReversed(), cache)).toBe(first)
})

test('the same bytes of many applications of one file or several, read in a thread, with and without what earlier runs have kept', async () => {
  const inbox = temporaryPath('many')
  const words = ['Python', 'NumPy', 'statistics', 'EEG', 'nothing of it']
  for (const index of Array.from({ length: 1100 }).keys()) {
    const home = join(inbox, `person-${index}`)
    mkdirSync(home, { recursive: true })
    const line = (at: number) => `Used ${words[(index + at) % words.length]} for ${index + at} projects.`
    const cv = `# Ada Byron ${index}\n\n## Experience\n\n${Array.from({ length: 1 + (index % 7) }, (_, at) => line(at)).join('\n\n')}\n`
    writeFileSync(join(home, 'cv.md'), cv)
    if (index % 3 === 0) writeFileSync(join(home, 'cover-letter.md'), `Dear all, ${line(3)}\n\nAda Byron ${index}\n`)
  }
  const shared = `--cache-dir ${temporaryPath('cache')}`
  const rubric = temporaryPath('rubric.yaml')
  mkdirSync(join(rubric, '..'), { recursive: true })
  const text = readFileSync(join(root, smallRubric), 'utf8')
  const run = async (cache: string) => {
    const output = temporaryPath('out')
    const { code, stdout, stderr } = await cvsift(`rank ${inbox} -r ${rubric} -o ${output} --reproducible ${cache}`)
    expect(code, stderr).toBe(0)
    expect(stdout).toContain('Not shown: ')
    const files = ['report.json', 'evidence.csv', 'ranking.csv', 'report.md', 'report.html']
    return files.map((file) =>
      createHash('sha256')
        .update(readFileSync(join(output, file)))
        .digest('hex'),
    )
  }
  writeFileSync(rubric, text)
  const cold = await run(shared)
  expect(await run(shared)).toEqual(cold)
  writeFileSync(rubric, text.replace('[fMRI,', '[statistics, fMRI,'))
  expect(await run(shared)).toEqual(await run('--no-cache'))
}, 120_000)

test('the same inputs give the same bytes when applicants of two folders have one file name', async () => {
  const folders = [folderOf({ 'cv.md': ada }), folderOf({ 'cv.md': bo })]
  const run = (paths: readonly string[]) =>
    cvsift(`rank ${paths.join(' ')} -r ${smallRubric} --reproducible --format json`).then(({ stdout }) => stdout)
  expect(await run(folders.toReversed())).toBe(await run(folders))
})

test('removing one application never changes another’s points', async () => {
  const pointsOf = ({ applications }: Report, without: string) =>
    applications.filter(({ id }) => id !== without).map(({ id, points, band }) => [id, points, band])
  const folder = three()
  const all = await reportOf(`rank ${folder} -r ${smallRubric}`)
  rmSync(join(folder, 'bo.md'))
  expect(pointsOf(await reportOf(`rank ${folder} -r ${smallRubric}`), 'bo')).toEqual(pointsOf(all, 'bo'))
})

test('-o writes every report, and the table still goes to stdout', async () => {
  const output = temporaryPath('report')
  const { code, stdout, stderr } = await cvsift(`rank ${three()} -r ${smallRubric} -o ${output}`)
  expect(code).toBe(0)
  const reports = ['evidence.csv', 'ranking.csv', 'report.html', 'report.json', 'report.md']
  expect(readdirSync(output)).toEqual([...reports, 'run.json'])
  expect(stdout).toContain('Ada Lund')
  expect(stderr).toContain('wrote ')
  reportSchema.parse(JSON.parse(readFileSync(join(output, 'report.json'), 'utf8')))
})

test('-o with --format writes only these', async () => {
  const output = temporaryPath('report')
  await cvsift(`rank ${three()} -r ${smallRubric} -o ${output} --format json,markdown`)
  expect(readdirSync(output)).toEqual(['report.json', 'report.md', 'run.json'])
})

test('a folder with other people’s files is refused before anything is read', async () => {
  const output = folderOf({ 'thesis.txt': 'mine' })
  const refused = await cvsift(`rank nowhere -r ${smallRubric} -o ${output}`)
  expect([refused.code, refused.stdout]).toEqual([2, ''])
  expect(refused.stderr).toContain('[output/unusable]')
  const forced = await cvsift(`rank ${three()} -r ${smallRubric} -o ${output} --force --format json`)
  expect(forced.code).toBe(0)
  expect(readdirSync(output)).toEqual(['report.json', 'run.json', 'thesis.txt'])
})

test('--quiet leaves stderr to errors', async () => {
  const loud = await cvsift(`rank fixtures/unreadable -r ${smallRubric}`)
  const quiet = await cvsift(`rank fixtures/unreadable -r ${smallRubric} --quiet`)
  expect(loud.stderr).toContain(': warning: ')
  expect(quiet.stderr).not.toContain(': warning: ')
  expect(quiet.stderr).toContain(': error: ')
  expect(quiet.stdout).toBe(loud.stdout)
})

test('--verbose says how long it took', async () => {
  const { stderr } = await cvsift(`rank ${three()} -r ${smallRubric} --verbose`)
  expect(stderr).toMatch(/^3 applications in \d+ ms$/m)
})

test('a pipe gets no color, and NO_COLOR and --no-color hold even where color is forced', async () => {
  const argv = `rank fixtures/unreadable/word-named.pdf -r ${smallRubric}`
  const control = /\u001b/
  const plain = await cvsift(argv)
  const forced = await cvsift(argv, { env: { FORCE_COLOR: '1' } })
  const forbidden = await cvsift(argv, { env: { FORCE_COLOR: '1', NO_COLOR: '1' } })
  const without = await cvsift(`${argv} --no-color`, { env: { FORCE_COLOR: '1' } })
  const found = [plain, forced, forbidden, without].map(({ stdout, stderr }) => [
    control.test(stdout),
    control.test(stderr),
  ])
  expect(found).toEqual([
    [false, false],
    [true, true],
    [false, false],
    [false, false],
  ])
})

test('a file name cannot steer the terminal', async () => {
  const folder = folderOf({ '\u001b[31mred\u009b2J\n.md': bo, 'broken\u001b]8;;http://x\u0007.pdf': '' })
  const { stdout, stderr } = await cvsift(`rank ${folder} -r ${smallRubric}`)
  expect(`${stdout}${stderr}`).not.toMatch(/[\u001b\u009b\u0007]/)
})

test('a reader who closes the pipe early is no error', async () => {
  const script = `"$0" "$1" rank fixtures/adversarial -r ${smallRubric} --format json | head -1; echo "\${PIPESTATUS[0]}"`
  const output = await new Promise<string>((resolve) => {
    const child = spawn('bash', ['-c', script, process.execPath, program], { cwd: root, env: environment() })
    const chunks: string[] = []
    child.stdout.on('data', (chunk) => chunks.push(String(chunk)))
    child.stderr.on('data', (chunk) => chunks.push(String(chunk)))
    child.on('close', () => resolve(chunks.join('')))
  })
  expect(output).toBe('{\n0\n')
})

test('the cache is where CVSIFT_CACHE_DIR says, or --cache-dir, and --no-cache keeps nothing', async () => {
  const folder = three()
  const [byVariable, byFlag, none] = [temporaryPath('a'), temporaryPath('b'), temporaryPath('c')]
  await cvsift(`rank ${folder} -r ${smallRubric}`, { env: { CVSIFT_CACHE_DIR: byVariable } })
  await cvsift(`rank ${folder} -r ${smallRubric} --cache-dir ${byFlag}`)
  await cvsift(`rank ${folder} -r ${smallRubric} --no-cache`, { env: { CVSIFT_CACHE_DIR: none } })
  expect([readdirSync(byVariable).length, readdirSync(byFlag).length, existsSync(none)]).toEqual([3, 3, false])
})

test('a cache that cannot be used only costs time', async () => {
  const file = join(folderOf({ file: 'x' }), 'file')
  const { code, stdout } = await cvsift(`rank ${three()} -r ${smallRubric} --cache-dir ${file}`)
  expect(code).toBe(0)
  expect(stdout).toContain('Ada Lund')
})

test('what was interrupted leaves no temporary files', async () => {
  const output = temporaryPath('report')
  const cache = temporaryPath('cache')
  const argv = ['rank', 'fixtures/applications', '-r', shippedRubric, '-o', output, '--cache-dir', cache]
  const child = spawn(process.execPath, [program, ...argv], { cwd: root, env: environment(), stdio: 'ignore' })
  await expect.poll(() => existsSync(cache) || child.exitCode !== null, { timeout: 20_000 }).toBe(true)
  const closed = new Promise((resolve) => child.on('close', resolve))
  child.kill('SIGINT')
  await closed
  expect(readdirSync(output)).toEqual([])
})

test('--gaps says what the rubric may miss, in the table, report.md and report.json, and nothing of it without', async () => {
  const skills = (name: string, list: string) => `# ${name}\n\n## Skills\n\n${list}\n`
  const shoes = Array.from({ length: 10 }, (_, index) => [
    `z${index}.md`,
    '# Cy Ode\n\n## Experience\n\n- Sold shoes.\n',
  ])
  const folder = folderOf({
    'ada.md': skills('Ada Lund', 'Phyton, MATLAB'),
    'bo.md': skills('Bo Frey', 'Python, Stan, Excel'),
    'cy.md': skills('Cy Berg', 'Stan, Python, shoes'),
    ...Object.fromEntries(shoes),
  })
  const output = temporaryPath('report')
  const { code, stdout, stderr } = await cvsift(`rank ${folder} -r ${smallRubric} --gaps -o ${output} --quiet`)
  expect([code, stderr]).toEqual([0, ''])
  expect(stdout.slice(stdout.indexOf('What the rubric'))).toMatchInlineSnapshot(`
    "What the rubric may miss: 13 applications, 13 documents

    Frequent words near evidence that no term covers: aliases or terms to add?
      Stan: 2 people, in lists with Python (python): “…Cy Berg Skills Stan, Python,
      shoes…” cy.md l.5

    One letter away from a term, and not counted
      Phyton looks like Python (python): 1 person: “…Ada Lund Skills Phyton,
      MATLAB…” ada.md l.5

    Nobody meets these
      criterion brain-data (Brain data)

    In nobody’s documents
      programming / python: NumPy
      brain-data / imaging: fMRI, EEG, MEG
    "
  `)
  expect(readFileSync(join(output, 'report.md'), 'utf8')).toContain('## What the rubric may miss')
  const { gaps } = reportSchema.parse(JSON.parse(readFileSync(join(output, 'report.json'), 'utf8')))
  expect(gaps?.uncovered.map(({ words }) => words)).toEqual(['Stan'])
  expect(await reportOf(`rank ${folder} -r ${smallRubric}`)).not.toHaveProperty('gaps')
})

test('--blind writes reports without names, and who is who beside the folder and not in it', async () => {
  const folder = temporaryPath('blind')
  const people = 'fixtures/applications/hugo-castellan.md fixtures/applications/gareth-pendry.txt'
  const { code, stdout, stderr } = await cvsift(`rank ${people} -r ${smallRubric} -o ${folder} --blind --no-cache`)
  expect([code, stderr]).toEqual([0, expect.stringContaining(`who is who: ${folder}.key.json`)])
  const written = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
  for (const text of [stdout, ...written]) expect(text).not.toMatch(/hugo|castellan|gareth|pendry/i)
  const key = JSON.parse(readFileSync(`${folder}.key.json`, 'utf8'))
  expect(key.people.map(({ name }: { name: string }) => name).toSorted()).toEqual(['Gareth Pendry', 'Hugo Castellan'])
})

test('--blind says where its key would have to go, and does not go with quotes of --gaps', async () => {
  const start = `rank fixtures/applications/hugo-castellan.md -r ${smallRubric} --blind`
  for (const [options, message] of [
    ['', 'needs a place for the key'],
    ['-o out --blind-key out/key.json', 'would lie in the folder'],
    ['-o out --gaps', 'cannot be blind'],
    ['-o out --pages', 'cannot be blind'],
  ]) {
    const { code, stderr } = await cvsift(`${start} ${options}`)
    expect([code, stderr]).toEqual([2, expect.stringContaining(message ?? '')])
  }
})

test('--pages puts pages into the packet as pictures, and verify finds the same bytes', async () => {
  const folder = temporaryPath('pages')
  const path = 'fixtures/applications/lena-fischbach.pdf'
  const ran = await cvsift(`rank ${path} -r ${smallRubric} -o ${folder} --format html --pages --no-cache`)
  expect(ran).toMatchObject({ code: 0 })
  const packet = readFileSync(join(folder, 'report.html'), 'utf8')
  const [, text = ''] = /id="person-0-pages">([^<]*)</u.exec(packet) ?? []
  const { documents, marks } = JSON.parse(text)
  expect(documents[0].without).toBeNull()
  expect(Buffer.from(documents[0].pages[0].png, 'base64').toString('latin1', 1, 4)).toBe('PNG')
  expect(marks.length).toBeGreaterThan(0)
  expect(await cvsift(`verify ${folder}`)).toMatchObject({ code: 0 })
})

test('--pages without the packet is refused before anything is read', async () => {
  const ran = await cvsift(`rank fixtures/applications -r ${smallRubric} --format json --pages`)
  expect(ran).toMatchObject({ code: 2, stdout: '' })
  expect(ran.stderr).toContain('add html to --format')
})
