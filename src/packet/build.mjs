/** Makes the script of report.html: the modules beside this file as one classic script, readable, in a TypeScript string. */
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

const [target = fileURLToPath(new URL('../report/renderers/html/script.ts', import.meta.url))] = process.argv.slice(2)
const bundle = await rolldown({ input: fileURLToPath(new URL('main.ts', import.meta.url)) })
const { output } = await bundle.generate({ format: 'iife', comments: false })
const code = output[0].code.replace(/^\/\/#.*\n/gm, '')
if (/<\/script|<!--/i.test(code)) throw new Error('the script would end its element')
const text = code.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${')
await writeFile(
  target,
  `/** The packet's script, made of src/packet/ by \`npm run packet\`: not to be edited here. */\n\nexport const script = \`${text}\`\n`,
)
