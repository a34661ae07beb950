/** What a publication entry says of itself: which author the candidate is, where it came out, when, under which DOI. */
import { type Authors, authorsIn } from './authors.ts'
import { venueIn } from './venue.ts'

export interface Citation {
  /** Null where the candidate is not found among the authors; that says nothing about who wrote it. */
  readonly authors: Authors | null
  readonly venue: string | null
  readonly year: number | null
  readonly doi: string | null
}

/** Registrant and suffix, after Crossref's pattern for modern DOIs; a line break may have left a space. */
const DOI = /\b10\.\s?\d{4,9}\s?\/\s?(?:[\w;()/:.-]|(?<=[/.])\s(?=\d))+/

/** In brackets first, then the last that is no page, volume, number or part of an identifier. */
const YEAR_IN_BRACKETS = /\(\s*(?:[A-Z][a-z]+\.?,?\s)?((?:19[5-9]|20[0-7])\d)[a-z]?\b[^()]{0,20}\)/
const YEAR = /(?<![\w./:–-])((?:19[5-9]|20[0-7])\d)[a-z]?(?![\w/–-]|[.:]\d)/g

/**
 * @param text one entry
 * @param candidate the candidate's name, or null when it is not known
 */
export function readCitation(text: string, candidate: string | null): Citation {
  const authors = candidate === null ? null : authorsIn(text, candidate)
  const doi =
    DOI.exec(text)?.[0]
      .replace(/\s/g, '')
      .replace(/[.,;:)]+$/, '') ?? null
  const year = YEAR_IN_BRACKETS.exec(text)?.[1] ?? [...text.matchAll(YEAR)].at(-1)?.[1]
  return {
    authors,
    venue: authors === null ? null : venueIn(text.slice(authors.end)),
    year: year === undefined ? null : Number(year),
    doi,
  }
}

/** `, first of 5 authors, NeuroImage, 2021, doi:10.1016/…`; empty where nothing is told. */
export function citationText({ authors, venue, year, doi }: Citation): string {
  const parts = [authors === null ? null : authorText(authors), venue, year, doi === null ? null : `doi:${doi}`]
  return parts.map((part) => (part === null ? '' : `, ${part}`)).join('')
}

function authorText({ position, count, isWhole }: Authors): string {
  if (!isWhole) return position === 1 ? 'first author of several' : `author ${position} of several`
  if (count === 1) return 'only author'
  if (position === 1) return `first of ${count} authors`
  return position === count ? `last of ${count} authors` : `author ${position} of ${count}`
}
