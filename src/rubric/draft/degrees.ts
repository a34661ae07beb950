/** Degrees, by the words of postings and of CVs. */
import type { DraftTerm } from './plan.ts'

interface Degree {
  readonly asked: RegExp
  readonly term: string
  readonly aliases: readonly string[]
  readonly weight: number
}

/** The higher first. Weights: what many hold tells little. */
const DEGREES: readonly Degree[] = [
  {
    asked: /\b(?:ph\.? ?d|doctora(?:te|l)|d\.?phil)\b/i,
    term: 'PhD',
    aliases: ['doctorate', 'Doctor of Philosophy', 'DPhil'],
    weight: 1,
  },
  {
    asked: /\b(?:j\.?d\.?|juris doctor|law degree)(?![\w])/i,
    term: 'Juris Doctor',
    aliases: ['J.D.', 'LL.B.', 'LL.M.'],
    weight: 1,
  },
  { asked: /\b(?:m\.d\.|MD|medical degree)(?![\w])/, term: 'Doctor of Medicine', aliases: ['M.D.'], weight: 1 },
  { asked: /\bM\.?B\.?A\b/, term: 'MBA', aliases: ['Master of Business Administration'], weight: 0.8 },
  {
    asked: /\b(?:master'?s?(?: degree)?|advanced degree|graduate degree|postgraduate|M\.?Sc|M\.S\.|M\.A\.)(?![\w])/i,
    term: "master's degree",
    aliases: ['Master of', 'MSc', 'M.S.', 'M.A.'],
    weight: 0.6,
  },
  {
    asked:
      /\b(?:bachelor'?s?|college degree|university degree|undergraduate degree|B\.?Sc|B\.S\.|B\.A\.|BA|BS|degree (?:in|or))(?![\w])/,
    term: "bachelor's degree",
    aliases: ['Bachelor of', 'BSc', 'B.S.', 'B.A.'],
    weight: 0.4,
  },
  {
    asked: /\bassociate'?s?(?: degree| of)/i,
    term: 'associate degree',
    aliases: ['Associate of', 'A.A.S.'],
    weight: 0.4,
  },
  { asked: /\b(?:high school|GED)\b/i, term: 'high school diploma', aliases: ['GED'], weight: 0.3 },
]

/** Terms of the degrees that a sentence asks for; they count where education stands. */
export function degreesIn(text: string): DraftTerm[] {
  return DEGREES.filter(({ asked }) => asked.test(text)).map(({ term, aliases, weight }) => ({
    term,
    aliases,
    weight,
    sections: ['education'],
    atLeast: 2,
  }))
}

/** The text with the names of degrees taken out, so that what is left is their subject. */
export function withoutDegrees(text: string): string {
  return DEGREES.reduce(
    (rest, { asked }) => rest.replace(new RegExp(asked.source, `g${asked.flags}`), ' , '),
    text,
  ).replace(/\b(?:degree|diploma|undergraduate|graduate|graduated|higher|college|advanced|education)\b/gi, ' , ')
}
