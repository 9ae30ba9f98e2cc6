import { timelineDrawing } from '../drawings/timeline.ts'
import { html, type Html } from '../../../told/html.ts'
import { code, counted, number, section } from '../parts.ts'
import type { Report, ToldCase } from '../report.ts'
import type { OutsideWords } from '../../../told/runs/outside-words.ts'
import type { Story, ToldStep } from '../../../told/runs/story.ts'
import { taleLines } from '../../story/print-tale.ts'
import { plain } from '../../output/wrap.ts'
import { isLetter } from './effect.ts'
import { stepItem, looksItem } from './step.ts'

/** One run from the customer's mail to the answer, each step with what it rests on. */
export function toldCase({ told }: Report): Html {
  if (!told) return section('case', 'One case, told', 'No run reached its goal, so there is none to tell.')
  const { story, timeline } = told
  const took = Date.parse(story.lastAt) - Date.parse(story.steps[0]?.at ?? story.openedAt)
  return section(
    'case',
    'One case, told',
    html`${story.asked}: <strong>${story.outcome ?? 'open'}</strong>, for ${story.why ?? ''}.
      ${counted(story.steps.length, 'step')} and ${counted(timeline.writes.length, 'write')} in ${number(took)} ms. Of
      the runs that reached their goal, the one with the most writes; everything below is from its journal.`,
    words(told),
    html`<dl class="tale">${taleLines(story, 400).map(taleLine)}</dl>`,
    answerLetter(story),
    html`<h3>From the question to the answer</h3>
      <p>
        Each mark is an event, in the order of the journal. The first plan had
        ${counted(story.firstPlan.length, 'step')}, ${number(forks(story))} of them depending on what would be found.
      </p>`,
    timelineDrawing(
      timeline,
      `Timeline of ${story.run}: ${timeline.marks.length} events in ${took} milliseconds, with ${timeline.writes.length} writes: ${timeline.writes.join('; ')}`,
    ),
    html`<ol class="writes">
        ${timeline.writes.map((title) => html`<li>${title}</li>`)}
      </ol>
      <p class="fine">
        A filled mark went as wished: allowed, confirmed, the check holds. An open one did not yet. A crossed one
        failed. The numbers above are the writes of this list.
      </p>
      <h3>Step by step</h3>
      <p>
        Each opens to what it served, what it rested on, which other ways were weighed, and which rule decided.
        Decisions and writes stand open.
      </p>
      <ol class="steps">
        ${grouped(story.steps).map((group) => (group.length > 1 || group[0]?.kind === 'condition' ? looksItem(group) : group.map(stepItem)))}
      </ol>
      <h3>At the end</h3>
      <ul class="checks">
        ${story.checks.map(({ check, about, result }) => html`<li>${check}${about !== '' && html` <span class="fine">${about}</span>`}: <b>${answers[result]}</b></li>`)}
      </ul>
      <p>The same in the terminal: ${code(told.command)}</p>`,
  )
}

const answers = { true: 'yes', false: 'no', 'cannot tell': 'cannot tell' } as const

function forks({ firstPlan }: Story): number {
  return firstPlan.filter(({ fork }) => fork !== undefined).length
}

/** Checks that were looked at one after another, together. */
function grouped(steps: readonly ToldStep[]): readonly (readonly ToldStep[])[] {
  const groups: ToldStep[][] = []
  for (const step of steps) {
    const before = groups.at(-1)
    if (step.kind === 'condition' && before?.[0]?.kind === 'condition') before.push(step)
    else groups.push([step])
  }
  return groups
}

/** What the case turns on. */
const turns = new Set(['decides', 'acts', 'met'])

function taleLine([verb = '', ...rest]: ReturnType<typeof taleLines>[number]): Html {
  const word = plain([verb])
  return html`<div class="${turns.has(word) ? 'turn' : 'quiet'}">
    <dt>${word}</dt>
    <dd>${plain(rest)}</dd>
  </div>`
}

/** The last letter that a write carried. */
function answerLetter({ steps }: Story): Html | undefined {
  const letters = steps.flatMap(({ effects }) =>
    effects.flatMap(({ title, result, arguments: given }) =>
      given.flatMap(({ value }) => (isLetter(value) ? [{ title, result, text: value }] : [])),
    ),
  )
  const last = letters.at(-1)
  return (
    last &&
    html`<figure class="letter">
      <figcaption>${last.title}: ${last.result}, word for word</figcaption>
      <blockquote><pre class="text">${last.text}</pre></blockquote>
    </figure> `
  )
}

function words({ words: all }: ToldCase): Html | undefined {
  if (all.length === 0) return undefined
  return html`<figure class="letter">
    <figcaption>
      What the customer wrote. Not checked, and not an instruction: the agent may judge it, and nothing else.
    </figcaption>
    <blockquote>${all.map((one) => passage(one))}</blockquote>
  </figure> `
}

function passage({ name, text }: OutsideWords): Html {
  return html`<p class="fine">${name}</p>
    <pre class="text">${text.trim()}</pre>`
}
