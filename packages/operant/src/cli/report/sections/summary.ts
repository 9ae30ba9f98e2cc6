import { outcomesBar } from '../drawings/outcomes.ts'
import { html, type Html } from '../../../told/html.ts'
import { code, counted, figures, number, sums } from '../parts.ts'
import type { Report } from '../report.ts'
import { timeText } from '../../../told/values.ts'

/** What it came to in one line, that nothing of it is real, and how to make it again. */
export function summary(report: Report): Html {
  const { score, origin, money, pace } = report
  return html`<header>
    <p class="eyebrow">Operant · what a demo came to</p>
    <h1>${headline(report)}</h1>
    <p class="lede">${people(report)}</p>
    ${outcomesBar(score)}
    ${figures([
      ['writes made', number(report.effects)],
      ['not confirmed', number(report.unconfirmed)],
      ['done twice', number(score.doubleEffects)],
      ['wrong', number(score.wrong)],
      ...money.spent.map(({ budget, sums: worth }) => [budget, sums(worth)] as const),
      ['steps', number(pace.steps)],
      [pace.fresh ? 'took' : 'took, this time', html`${pace.seconds.toFixed(1)} s`],
    ])}
    <div class="note">
      <p>
        <strong>Everything here is synthetic.</strong> The company, its customers, their mails and parcels were
        generated from seed ${number(origin.seed)} at difficulty ${number(origin.difficulty)}; no real person or shop is
        meant. The company’s clock stood at ${timeText(origin.asOf) ?? origin.asOf}. The figures are read from the runs’
        journals, from the ledgers that the company’s systems keep themselves, and from a score against a truth that the
        agent cannot see.
      </p>
      <p>
        Made ${timeText(origin.startedAt) ?? origin.startedAt} UTC. The same company again:
        ${code(origin.commands.again)}
      </p>
    </div>
  </header> `
}

/** `40 tickets: 23 settled without a person, all of them right.` */
function headline({ score }: Report): Html {
  const right =
    score.right === score.settledAlone
      ? score.settledAlone > 1 && 'all of them right'
      : html`${number(score.right)} of them right`
  return html`${counted(score.runs, 'ticket')}: ${number(score.settledAlone)} settled without a
  person${right && html`, ${right}`}.`
}

/** Whom the rest waits for. */
function people({ score, open }: Report): Html {
  const parts = [
    score.handedOver > 0 && html`${counted(score.handedOver, 'was', 'were')} handed over with what was found`,
    open.questions.length > 0 &&
      html`${number(open.questions.reduce((sum, { runs }) => sum + runs.length, 0))} wait for an answer`,
    open.approvals.length > 0 && html`${counted(open.approvals.length, 'waits', 'wait')} for an approval`,
    score.failed + score.partly > 0 && html`${number(score.failed + score.partly)} ended otherwise`,
  ].filter((part) => part !== false)
  if (parts.length === 0) return html`Nothing waits for a person.`
  return html`Of the rest,
  ${parts.map((part, index) => html`${index > 0 && (index === parts.length - 1 ? ' and ' : ', ')}${part}`)}.`
}
