/** What a command is to the rest of the program. */
import type { Command } from 'commander'

export interface CommandModule {
  /** Adds arguments, options, examples and the action to a command that has a name and a summary. */
  define(command: Command): void
}

export interface CommandEntry {
  readonly name: string
  readonly summary: string
  load(): Promise<CommandModule>
}

/** Options that every command has. */
export interface CommonOptions {
  readonly color: boolean
  readonly quiet: boolean
  readonly verbose: boolean
}
