import { expect, test } from 'vitest'
import { linksKnown } from '../../src/cli/terminal-links.ts'

test.each([
  [{ TERM: 'xterm-256color' }, false],
  [{ TERM: 'dumb' }, false],
  [{ TERM: 'xterm-256color', VTE_VERSION: '7200' }, true],
  [{ TERM: 'xterm-256color', VTE_VERSION: '5000' }, false],
  [{ TERM: 'xterm-kitty', KITTY_WINDOW_ID: '1' }, true],
  [{ TERM: 'alacritty' }, true],
  [{ TERM_PROGRAM: 'Apple_Terminal', TERM: 'xterm-256color' }, false],
  [{ TERM_PROGRAM: 'vscode', TERM: 'xterm-256color' }, true],
  [{ TERM_PROGRAM: 'vscode', CI: 'true' }, false],
  [{ TERM_PROGRAM: 'WezTerm', TMUX: '/tmp/tmux-0/default,1,0' }, false],
  [{ TERM: 'dumb', FORCE_HYPERLINK: '1' }, true],
  [{ TERM: 'xterm-kitty', FORCE_HYPERLINK: '0' }, false],
])('%o: %o', (environment, expected) => {
  expect(linksKnown(environment)).toBe(expected)
})
