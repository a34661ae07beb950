/** Which terminals open a link when it is clicked: there is no way to ask them, so those that do are listed. */

type Environment = Readonly<Record<string, string | undefined>>

interface Clue {
  readonly name: string
  /** Values of the variable under which links are known to work. */
  readonly fits: (value: string) => boolean
  readonly reason: string
}

const isSet = (value: string) => value !== ''
const atLeast = (least: number) => (value: string) => Number.parseInt(value, 10) >= least

/** The first that is in the environment decides; what is not listed gets no links. */
const CLUES: readonly Clue[] = [
  { name: 'FORCE_HYPERLINK', fits: (value) => value !== '0', reason: 'the user says so; 0 says no' },
  { name: 'CI', fits: () => false, reason: 'the files are on another machine' },
  { name: 'TMUX', fits: () => false, reason: 'older ones print the address' },
  { name: 'STY', fits: () => false, reason: 'screen prints the address' },
  { name: 'WT_SESSION', fits: isSet, reason: 'Windows Terminal since 1.4' },
  { name: 'KITTY_WINDOW_ID', fits: isSet, reason: 'kitty since 0.19' },
  { name: 'KONSOLE_VERSION', fits: atLeast(201_200), reason: 'Konsole since 20.12' },
  { name: 'VTE_VERSION', fits: atLeast(5_001), reason: 'GNOME and other VTE terminals; 0.50.0 crashes on links' },
  {
    name: 'TERM_PROGRAM',
    fits: (value) => ['iTerm.app', 'WezTerm', 'vscode', 'ghostty', 'zed', 'Hyper', 'Tabby'].includes(value),
    reason: 'they have had links for years',
  },
  { name: 'TERM', fits: (value) => /^(?:alacritty|foot|xterm-(?:kitty|ghostty))/.test(value), reason: 'named by it' },
]

/** Whether a terminal with this environment is known to have links. */
export function linksKnown(environment: Environment): boolean {
  for (const { name, fits } of CLUES) {
    const value = environment[name]
    if (value !== undefined) return fits(value)
  }
  return false
}
