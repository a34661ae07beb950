/** What a draft is made with. */
import type { Background } from '../../model/background.ts'
import type { Vocabulary } from '../../model/vocabulary.ts'
import type { Emphasis } from './emphasis.ts'
import type { Rarity } from './rarity.ts'

export interface DraftKnowledge {
  readonly background: Background
  readonly vocabulary: Vocabulary
}

/** What the parts of a draft are made with. */
export interface DraftJob extends DraftKnowledge {
  readonly emphasis: Emphasis
  readonly rarity: Rarity
}
