/** How the two halves of pdf.js talk where both run in this thread. */

/** What is sent, as far as it matters here. */
interface Message {
  /** Of a stream: a piece of it. */
  readonly chunk?: Partial<Batch>
}

/** Operators of a page, whose lists the sender empties when they are sent, and fills again. */
interface Batch {
  readonly fnArray: readonly number[]
  readonly argsArray: readonly unknown[]
}

type Listener = (event: { readonly data: Message }) => void

/**
 * Hands over what is sent as it is. The engine's own port copies it first, as a thread would: every glyph of every page,
 * which was a sixth of reading, though neither half changes what it has sent or got, but for the lists of a batch.
 */
export class InPlacePort {
  private readonly listeners = new Set<Listener>()

  postMessage(message: Message): void {
    const event = { data: kept(message) }
    void Promise.resolve().then(() => {
      for (const listener of this.listeners) listener(event)
    })
  }

  addEventListener(_name: 'message', listener: Listener, { signal }: { readonly signal?: AbortSignal } = {}): void {
    this.listeners.add(listener)
    signal?.addEventListener('abort', () => this.listeners.delete(listener))
  }
}

function kept(message: Message): Message {
  const { fnArray, argsArray } = message.chunk ?? {}
  if (fnArray === undefined || argsArray === undefined) return message
  return { ...message, chunk: { ...message.chunk, fnArray: [...fnArray], argsArray: [...argsArray] } }
}
