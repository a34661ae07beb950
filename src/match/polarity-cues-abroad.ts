/** French, German and Spanish words that turn what follows them around; the text is without diacritics. */
import { type Cue, ENGLISH_CUES, hoped, NOUN_ONLY, negated, weak } from './polarity-cues.ts'

/** Tried after the English ones, for which some look alike ("no"). */
const ABROAD: readonly Cue[] = [
  // "aucune experience en A, B ou C", "keine Erfahrung mit", "sin experiencia en"
  negated(
    160,
    /\b(?:aucune?|sans|pas d[e']|peu d[e']) ?(?:\w+ )?(?:experience|connaissances?|competences?|maitrise)\b|\b(?:keine?|ohne|wenig) (?:\w+ )?(?:erfahrung|kenntnisse)|\b(?:sin|poca|ninguna) experiencia\b|\bsem experiencia\b/gi,
  ),
  negated(
    90,
    /\b(?:ne |n')\w+ (?:pas|jamais|plus)\b(?! (?:seulement|que))|\bno (?:he|tengo|se|conozco|uso|domino)\b/gi,
  ),
  negated(60, /\b(?:jamais|nie|niemals|nunca|jamas|keine?[mnrs]?|nicht(?! nur)|weder|ni|aucune?)\b/gi),
  negated(
    40,
    /\b(?:sans|pas d[e'](?! (?:probleme|doute))|au lieu d[eu']|plutot qu[e']|a la place d[eu']|(?:ohne|statt|anstatt|anstelle(?: von)?|sin(?! embargo)|en lugar de|en vez de)\b)/gi,
    { until: NOUN_ONLY },
  ),
  hoped(
    120,
    /\b(?:j'aimerais|(?:je )?(?:voudrais|souhait(?:e|erais|ant)|espere)|envie d[e']|(?:a la )?recherche (?:d'une?|une?)\b|interess[e]{1,2} par|interet pour)/gi,
  ),
  hoped(
    120,
    /\b(?:mochte(?:n)?|ich plane|wurden? (?:\w+ )?gerne?|suche (?:eine?n?|nach)|auf der suche nach|interess(?:e|iert) (?:an|fur)|lerne (?:derzeit|gerade|aktuell|momentan))\b/gi,
  ),
  hoped(
    120,
    /\b(?:me gustaria|quisiera|quiero|deseo|busco (?:une?a?|trabajo|empleo|puesto)|en busca de|interes(?:ad[oa])? (?:en|por)|aprendiendo|ganas de)\b/gi,
  ),
  weak(
    1,
    120,
    /\b(?:notions? d[e']|premieres? experiences?|erste erfahrung(?:en)?|primeras? experiencias?|connaissances? (?:de base|elementaires)|initiation|grundkenntnisse|grundlagen (?:in|von|der)|vertraut mit|conocimientos? (?:basicos?|elementales)|nociones)\b/gi,
  ),
]

export const CUES: readonly Cue[] = [...ENGLISH_CUES, ...ABROAD]

/** All cues as one expression: few sentences hold any, and to ask so is ten times as fast as to try each. */
export const ANY_CUE = new RegExp(CUES.map(({ cue }) => cue.source).join('|'), 'i')
