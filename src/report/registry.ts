/** Every report format: one line each. */
import type { Renderer } from './contract.ts'
import { csv } from './renderers/csv.ts'
import { html } from './renderers/html/index.ts'
import { json } from './renderers/json.ts'
import { markdown } from './renderers/markdown.ts'
import { terminal } from './renderers/terminal.ts'

export const renderers: readonly Renderer[] = [terminal, json, csv, markdown, html]
