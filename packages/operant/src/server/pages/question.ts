import type { AnswerField } from '../../asking/answer-fields.ts'
import type { RequestRow } from '../../store/requests.ts'
import { html } from '../../told/html.ts'
import { timeText } from '../../told/values.ts'
import { answerInputs, type Filled } from './fields.ts'
import { page } from './page.ts'

/** What somebody outside is asked, with a field for each thing. */
export function questionPage(
  { title, expiresAt }: Pick<RequestRow, 'title' | 'expiresAt'>,
  fields: readonly AnswerField[],
  filled: Filled,
): string {
  return page(
    title,
    html`<p class="soft">Please answer by ${timeText(expiresAt) ?? expiresAt} UTC. The first answer counts.</p>
      <form method="post">
        ${answerInputs(fields, filled)}
        <button type="submit">Send the answer</button>
      </form>`,
  )
}
