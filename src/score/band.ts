/** Which band an application is read in: cut scores, capped by gates. Nothing rejects. */
import type { Band, CriterionScore, GateResult } from '../model/assessment.ts'
import type { Gate, Rubric } from '../model/rubric.ts'

/** Whether each gate is met. An unmet one caps the band and asks a person to ask. */
export function checkGates(rubric: Rubric, criteria: readonly CriterionScore[]): GateResult[] {
  return rubric.gates.map((gate) => ({ criterionId: gate.criterionId, met: levelOf(gate, criteria) >= gate.level }))
}

/** The band of a read application. */
export function bandOf(rubric: Rubric, points: number, criteria: readonly CriterionScore[]): Exclude<Band, 'unread'> {
  const byPoints = points >= rubric.bands.strong ? 'strong' : points >= rubric.bands.possible ? 'possible' : 'weak'
  const caps = rubric.gates.filter((gate) => levelOf(gate, criteria) < gate.level).map((gate) => gate.cap)
  if (caps.includes('weak')) return 'weak'
  return caps.includes('possible') && byPoints === 'strong' ? 'possible' : byPoints
}

function levelOf(gate: Gate, criteria: readonly CriterionScore[]): number {
  return criteria.find((criterion) => criterion.id === gate.criterionId)?.level ?? 0
}
