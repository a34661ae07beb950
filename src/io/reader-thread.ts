/** A thread that reads files, while the main one looks at those before. */
import { parentPort } from 'node:worker_threads'
import { type Digests, digestsOf, type ReadRequest, type Unsealed, UnsealingRooms } from './read-many.ts'

/** One a request, in order. */
export type ReadAnswer = Digests | Unsealed

const rooms = new UnsealingRooms()

parentPort?.on('message', (request: ReadRequest) => {
  const answer: ReadAnswer =
    request.kind === 'digests' ? digestsOf(request.paths, request.limit) : rooms.read(request.paths)
  parentPort?.postMessage(answer)
})
