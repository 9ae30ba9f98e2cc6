import type { z } from '@hono/zod-openapi'
import type { Scope } from '../../../facts/key.ts'
import { keysOf } from '../../../journal/fold-sets.ts'
import type { SetState } from '../../../journal/set-state.ts'
import { isOpen, type ElementStanding, type ToldChange } from '../../../planning/set-standing.ts'
import { ruleOf } from '../../../run/changing/rule-of.ts'
import { openText } from '../../../run/changing/show.ts'
import type { ElementTold } from '../schemas/element-told.ts'

/** One change of a set, with what the rules say of it and how it stands. */
export function elementTold(set: SetState, { key, title, element, standing }: ToldChange): z.infer<typeof ElementTold> {
  const { action, decision, bound } = element
  const own = element.joined?.find((one) => one.key === key) ?? element
  const reason = decision?.reasons.find(({ effect }) => effect === decision.effect)
  const preview = Object.entries(bound?.preview ?? {})
  return {
    key,
    title,
    action,
    about: (JSON.parse(own.scope) as Scope).join(' / '),
    arguments: Object.entries(own.arguments).map(([name, value]) => ({ name, value })),
    comes: preview.map(([name, value]) => ({ name: name.replace(/^preview /, ''), value })),
    effect: decision?.effect ?? null,
    rule: decision ? ruleOf(decision) : null,
    text: reason?.text ?? null,
    notKnown: isOpen(element) && !element.resolved ? openText(set, element) : null,
    inOneWith: element.joined ? keysOf(element).filter((other) => other !== key) : [],
    standing: { kind: standing.kind, why: whyText(standing) },
  }
}

function whyText(standing: ElementStanding): string {
  switch (standing.kind) {
    case 'left':
      return `${standing.how}: ${standing.why}`
    case 'later':
      return standing.why
    case 'done':
      return standing.effect.adopted ? 'it was there already' : ''
    case 'under way':
      return 'not known yet whether it happened'
    case 'rests':
      return 'after what it rests on'
    case 'asked':
    case 'to ask':
    case 'ready':
      return ''
  }
}
