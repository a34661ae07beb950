/** What is packed is all that the program needs, and nothing that it does not. */
import { execFile } from 'node:child_process'
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const run = promisify(execFile)
const work = mkdtempSync(join(tmpdir(), 'cvsift-package-'))
const installed = join(work, 'node_modules/cvsift')

let packed: readonly string[] = []

/** Installs as npm would: the packed files, beside the packages that they import. */
beforeAll(async () => {
  // Without scripts: the tests' set-up has built, and no second build may run beside the other tests.
  const { stdout } = await run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: root })
  packed = filesOf(JSON.parse(stdout))
  for (const path of packed) {
    mkdirSync(join(installed, path, '..'), { recursive: true })
    cpSync(join(root, path), join(installed, path))
  }
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages['']
  expect(Object.keys(dependencies)).not.toEqual([])
  for (const name of topFolders(join(root, 'node_modules'))) {
    mkdirSync(join(work, 'node_modules', name, '..'), { recursive: true })
    if (isProduction(name)) symlinkSync(join(root, 'node_modules', name), join(work, 'node_modules', name), 'junction')
  }
  copyFileSync(join(root, 'fixtures/adversarial/viktor-salonen.pdf'), join(work, 'viktor-salonen.pdf'))
})
afterAll(() => rmSync(work, { recursive: true, force: true }))

/** Paths of the packed files; npm gives a list of packages, and since version 11 a mapping. */
function filesOf(answer: unknown): string[] {
  const [pack] = Object.values(answer as Record<string, { files: { path: string }[] }>)
  return pack?.files.map(({ path }) => path).toSorted() ?? []
}

function topFolders(folder: string): string[] {
  return readdirSync(folder).flatMap((name) =>
    name.startsWith('@')
      ? readdirSync(join(folder, name)).map((each) => `${name}/${each}`)
      : name.startsWith('.')
        ? []
        : [name],
  )
}

const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, { dev?: boolean; devOptional?: boolean; optional?: boolean }>
}
function isProduction(name: string): boolean {
  const entry = lock.packages[`node_modules/${name}`]
  return entry !== undefined && entry.dev !== true && entry.devOptional !== true && entry.optional !== true
}

describe('the package', () => {
  test('holds the program, its data and its papers', () => {
    const wanted = [
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'SECURITY.md',
      'bin/cvsift.js',
      'dist/cli/main.js',
      'dist/index.d.ts',
      'dist/index.js',
      'dist/io/worker.js',
      'package.json',
      'rubric/background/README.md',
      'rubric/background/background.json',
      'rubric/nimh-ml-research-scientist/rubric.yaml',
      'rubric/report.schema.json',
      'rubric/schema.json',
    ]
    expect(wanted.filter((path) => !packed.includes(path))).toEqual([])
  })

  test('holds a built module for each of src, and no other', () => {
    const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts') && !/^packet\W/.test(name))
      .map((name) => `dist/${name.replaceAll('\\', '/').replace(/\.ts$/, '.js')}`)
    expect(packed.filter((path) => /^dist\/.*\.js$/.test(path))).toEqual(sources.toSorted())
  })

  test('holds no tests, fixtures, sources or left-overs', () => {
    const known =
      /^(?:bin\/cvsift\.js|dist\/.+\.(?:js|d\.ts)|rubric\/.+\.(?:json|ya?ml|md|mjs)|[A-Z]+(?:\.md)?|package\.json)$/
    expect(packed.filter((path) => !known.test(path))).toEqual([])
  })

  test('says its version and ranks a PDF from where it is installed, with production packages alone', async () => {
    const program = join(installed, 'bin/cvsift.js')
    const env = { ...process.env, CVSIFT_CACHE_DIR: join(work, 'cache') }
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    expect((await run(process.execPath, [program, '--version'], { cwd: work, env })).stdout).toBe(`${version}\n`)
    const rubric = join(installed, 'rubric/nimh-ml-research-scientist/rubric.yaml')
    const { stdout } = await run(process.execPath, [program, 'rank', 'viktor-salonen.pdf', '-r', rubric], {
      cwd: work,
      env,
    })
    expect(stdout).toContain('Viktor Salonen')
  })

  test('without the optional packages says which of them OCR needs', async () => {
    copyFileSync(join(root, 'fixtures/unreadable/scanned.pdf'), join(work, 'scanned.pdf'))
    const argv = [join(installed, 'bin/cvsift.js'), 'extract', '--ocr', '--no-cache', 'scanned.pdf']
    const failed = await run(process.execPath, argv, { cwd: work }).catch(
      (error: { code: number; stderr: string }) => error,
    )
    expect(failed).toMatchObject({ code: 2, stderr: expect.stringContaining('[extract/ocr-missing]') })
    expect(failed.stderr).toContain('npm install @embedpdf/pdfium')
  })

  test('what it exports is there', async () => {
    writeFileSync(join(work, 'face.mjs'), "console.log(Object.keys(await import('cvsift')).sort().join(' '))\n")
    const { stdout } = await run(process.execPath, ['face.mjs'], { cwd: work })
    expect(stdout.trim().split(' ')).toEqual([
      'UserError',
      'defaultCacheFolder',
      'loadBackground',
      'loadRubric',
      'loadRubricFile',
      'loadTool',
      'realWorld',
      'renderReport',
      'sift',
    ])
  })
})

describe('pdf.js', () => {
  test('reads a PDF without its viewer, its sandbox, its canvas, and without making code of text', async () => {
    const coverage = join(work, 'coverage')
    const script = `
      import { readFileSync } from 'node:fs'
      import { extract } from ${JSON.stringify(new URL('../dist/extract/index.js', import.meta.url).href)}
      const bytes = new Uint8Array(readFileSync('viktor-salonen.pdf'))
      const source = { path: 'viktor-salonen.pdf', container: null, mediaType: null, size: bytes.length, sha256: '' }
      const { text, diagnostics } = await extract(source, bytes)
      console.log(JSON.stringify({ hasText: text.includes('Salonen'), diagnostics }))`
    const flags = ['--disallow-code-generation-from-strings', '--input-type=module', '--eval', script]
    const env = { ...process.env, NODE_V8_COVERAGE: coverage }
    const { stdout } = await run(process.execPath, flags, { cwd: work, env })
    expect(JSON.parse(stdout)).toEqual({ hasText: true, diagnostics: [] })
    const loaded = readdirSync(coverage).flatMap((name) => {
      const { result } = JSON.parse(readFileSync(join(coverage, name), 'utf8')) as { result: { url: string }[] }
      return result.map(({ url }) => url)
    })
    const ofPdf = loaded
      .filter((url) => /pdfjs-dist|@napi-rs/.test(url))
      .map((url) => url.replace(/^.*\/node_modules\//, ''))
    expect(ofPdf.toSorted()).toEqual(['pdfjs-dist/legacy/build/pdf.mjs', 'pdfjs-dist/legacy/build/pdf.worker.mjs'])
  })

  test('is told not to make code, before a document is opened', () => {
    const source = readFileSync(join(root, 'src/extract/pdf/read-pages.ts'), 'utf8')
    expect(source).toContain('isEvalSupported: false')
    expect(source).toContain('enableXfa: false')
  })
})
