/** What no paper holds and no line shows, for formats that place words before any page is made of them. */

/** Points: 14 cm left of, or 42 cm right of or below where text begins; no paper for a CV reaches there. */
const [farBeforePt, farBehindPt] = [-400, 1200]

/** Points; of a lower line or row nothing can be made out. */
const lowestPt = 3

/** Percent of their width under which letters are a stroke. */
const narrowestPercent = 15

export const isFarPt = (pt: number): boolean => pt <= farBeforePt || pt >= farBehindPt

/** @param pt a height that is not stretched for what stands in it */
export const isFlatPt = (pt: number): boolean => pt < lowestPt

export const isNarrowPercent = (percent: number): boolean => percent < narrowestPercent
