/** A thread that reads files, while the main one looks at those before. */
import { parentPort } from 'node:worker_threads'
import { type Digests, digestsOf, type Places, type ReadRequest, unsealedIn } from './read-many.ts'

/** One a request, in order. */
export type ReadAnswer = Digests | Places

parentPort?.on('message', (request: ReadRequest) => {
  const answer: ReadAnswer =
    request.kind === 'digests' ? digestsOf(request.paths, request.limit) : unsealedIn(request.paths, request.room)
  parentPort?.postMessage(answer)
})
