/** Filters: words, bands, and the least level of each criterion; shown by the script, as they need it. */
import type { RunReport } from '../../../model/report.ts'
import { LEVEL_NAMES } from '../../../model/rubric.ts'
import { criteriaOf } from '../../table.ts'
import { bandCounts } from '../../words.ts'
import { type Html, html } from './markup.ts'

/** The form above the ranking and the line that says how many rows it leaves. */
export function controls(report: RunReport): Html {
  const bands = bandCounts(report)
    .filter(({ count }) => count > 0)
    .map(({ band, count }) => {
      return html`<label class="band band-${band}"><input type="checkbox" name="band" value="${band}" checked> ${band} <small>${count}</small></label>`
    })
  const levels = criteriaOf(report).map(({ label }, index) => {
    const options = LEVEL_NAMES.map((name, level) => {
      return html`<option value="${level}">${level === 0 ? 'any' : level === 3 ? name : `${name} or more`}</option>`
    })
    return html`<label>${label} <select name="level" data-criterion="${index}">${options}</select></label>`
  })
  return html`<form class="controls" id="controls" hidden>
<label class="search"><span class="sr">Name or words in the documents</span><input type="search" name="words" placeholder="Name or words in the documents" autocomplete="off"></label>
<fieldset class="bands"><legend class="sr">Bands</legend>${bands}</fieldset>
<details class="least"><summary>Least level</summary><div>${levels}</div></details>
<button type="reset">Clear</button>
</form>
<p class="shown" id="shown" role="status" hidden></p>`
}
