/** `cache`: read documents that are kept between runs. */
import { type Command, Option } from 'commander'
import { cacheInfo, cacheSizeLimit, clearCache, defaultCacheFolder } from '../../io/cache.ts'
import { safeForJson } from '../../report/escape.ts'
import type { CommandModule } from '../command.ts'
import { safe } from '../terminal.ts'

interface CacheOptions {
  readonly cacheDir?: string
  readonly format: 'text' | 'json'
}

const EXAMPLES = `
Examples:
  cvsift cache info
  cvsift cache clear
`

export const cache: CommandModule = {
  define(command: Command) {
    command
      .argument('<action>', 'path, info or clear')
      .option('--cache-dir <folder>', 'where read documents are kept')
      .addOption(new Option('-f, --format <format>', 'what to print').choices(['text', 'json']).default('text'))
      .addHelpText('after', EXAMPLES)
      .action(run)
  },
}

const ACTIONS: Readonly<
  Record<string, (folder: string) => Promise<{ readonly text: string; readonly data: unknown }>>
> = {
  path: async (folder) => ({ text: safe(folder), data: { path: folder } }),
  info: async (folder) => {
    const info = await cacheInfo(folder)
    const megabytes = (bytes: number, digits: number) => `${(bytes / 1024 / 1024).toFixed(digits)} MB`
    const size = `${megabytes(info.size, 1)} of at most ${megabytes(cacheSizeLimit, 0)}`
    return {
      text: `${safe(folder)}: ${info.documentCount} documents, ${size}`,
      data: { path: folder, ...info, sizeLimit: cacheSizeLimit },
    }
  },
  clear: async (folder) => {
    const cleared = await clearCache(folder)
    return { text: `${cleared} documents removed from ${safe(folder)}`, data: { path: folder, cleared } }
  },
}

async function run(name: string, options: CacheOptions, command: Command): Promise<void> {
  const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined
  if (action === undefined)
    return command.error(`error: no action is called "${name}"; there are ${Object.keys(ACTIONS).join(', ')}`, {
      exitCode: 2,
    })
  const { text, data } = await action(options.cacheDir ?? defaultCacheFolder())
  process.stdout.write(options.format === 'json' ? `${safeForJson(JSON.stringify(data, null, 2))}\n` : `${text}\n`)
}
