/** What the program's exit code means. */

/** It did all it was asked. */
export const done = 0

/** It ran, and the answer is no: findings in a rubric, a failed check. */
export const answerIsNo = 1

/** It could not do all of it: usage, an invalid rubric, an unread document (the report is still written), our bug. */
export const notAllDone = 2
