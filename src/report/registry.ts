/** Every report format: one line each. */
import type { Renderer } from './contract.ts'
import { csv } from './renderers/csv.ts'
import { html } from './renderers/html/index.ts'
import { json } from './renderers/json.ts'
import { markdown } from './renderers/markdown.ts'
import { memo } from './renderers/memo/index.ts'
import { terminal } from './renderers/terminal.ts'
import { xlsx } from './renderers/xlsx/index.ts'

export const renderers: readonly Renderer[] = [terminal, json, csv, markdown, html, xlsx, memo]
