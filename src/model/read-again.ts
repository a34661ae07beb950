/** The documents of people in a report, read again. */
import type { FoundFile } from './application.ts'
import type { Assessment } from './assessment.ts'
import type { Document } from './document.ts'

type Person = Pick<Assessment, 'documents'>

/** The documents of a person as files. */
export function filesOf({ documents }: Person): readonly FoundFile[] {
  return documents.map(({ path, container }) => ({ path, container }))
}

/**
 * Each person with their documents, in order.
 *
 * @param read gives documents in the order asked for; null: nobody has any
 */
export async function* documentsOf<Each extends Person>(
  people: readonly Each[],
  read: ((files: readonly FoundFile[]) => AsyncIterable<Document>) | null,
): AsyncIterable<readonly [Each, readonly Document[]]> {
  const documents = read?.(people.flatMap(filesOf))[Symbol.asyncIterator]()
  try {
    for (const person of people) {
      const own: Document[] = []
      while (documents !== undefined && own.length < person.documents.length) {
        const next = await documents.next()
        if (next.done === true) break
        own.push(next.value)
      }
      yield [person, own]
    }
  } finally {
    await documents?.return?.()
  }
}
