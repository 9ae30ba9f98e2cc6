import { changedSince, previewTexts, setShown, valueTexts, type SetShown } from '../../people/shown.ts'
import { html, type Html } from '../../told/html.ts'
import { count } from '../../told/values.ts'
import { namedPart, part } from './parts.ts'

/** What a call would come to, what is otherwise than when people were asked before, and what the rules saw. */
export function callParts(shown: Readonly<Record<string, unknown>>): Html {
  const changed = changedSince(shown['before'])
  return html`${namedPart('What it comes to', previewTexts(shown['preview']))}
  ${
    changed &&
    html`<h2>Changed</h2>
      <p>${capital(changed.text)}.</p>
      ${part(
        'What is otherwise',
        changed.differences.map(({ field, before, now }) => `${field}: ${before} → ${now}`),
      )}`
  }
  ${namedPart('What the rules saw', valueTexts(shown['values']))}`
}

/** What a request about a change set shows: what it comes to, and the few to look at; nothing where it is about one call. */
export function setParts(shown: unknown): Html | undefined {
  const set = setShown(shown)
  if (!set) return undefined
  return html`${part('Changes', [
    `${count(set.of, 'change')} prepared, ${set.changes} asked about here; all of them are approved by this link, or none`,
    ...set.totals.map(({ action, count: many, spends }) => `${many} × ${action}${moneyText(spends)}`),
  ])}
  ${part(
    'What is otherwise',
    set.differences.map(({ text }) => text),
  )}
  ${part(
    'To look at',
    set.standOut.map(({ key, title, why }) => `${key}: ${title} (${why})`),
  )}
  ${part(
    'Not known yet',
    set.open.map(({ key, text }) => `${key}: ${text}`),
  )}
  ${part(
    'Made in one call',
    (set.inOne ?? []).map(({ keys, title }) => `${keys.join(', ')}: ${title}`),
  )}
  ${part('What the rules say', set.groups.map(groupText))}
  ${part(
    'Left out',
    set.leftOut.map(({ how, why, count: many, example }) => `${many} ${how}: ${why}. Such as: ${example}`),
  )}`
}

function groupText({ count: many, effect, rule, spends, text, example }: SetShown['groups'][number]): string {
  return `${many} ${effect} by ${rule}${moneyText(spends)}: ${text} Such as: ${example}`
}

function moneyText(spends: readonly string[]): string {
  return spends.length > 0 ? `, ${spends.join(' and ')}` : ''
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
