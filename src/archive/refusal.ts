/** How taking a stranger's file apart fails: one error in plain words, thrown inside and caught at the room's door. */
import { type Diagnostic, diagnostic } from '../model/diagnostic.ts'

/** Thrown when a file must not or cannot be opened; carries the diagnostic that a person is shown. */
export class Refusal extends Error {
  readonly diagnostic: Diagnostic

  constructor(code: string, message: string, hint: string) {
    super(message)
    this.name = 'Refusal'
    this.diagnostic = diagnostic({ code, message, hint })
  }
}
