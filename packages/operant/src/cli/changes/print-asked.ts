import { setShown } from '../../people/shown.ts'
import { bold, dim, type Part } from '../output/wrap.ts'
import { count } from '../../told/values.ts'
import { rows } from '../story/print-why.ts'
import { explanationParts } from '../story/sentences.ts'

/** What a request about a change set shows: the few that stand out first, then totals, groups and what is left out. */
export function setRows(shown: unknown, roles: readonly string[]): readonly (readonly Part[])[] {
  const data = setShown(shown)
  if (!data) return []
  return [
    ...rows(
      'changes',
      data.totals.map(({ action, count: many, spends }) => [bold(`${many} × ${action}`), moneyText(spends)]),
    ),
    ...rows(
      'otherwise',
      data.differences.map(({ text }) => [text]),
    ),
    ...rows(
      'look at',
      data.standOut.map(({ key, title, why }) => [bold(key), ` ${title}`, dim(`: ${why}`)]),
    ),
    ...rows(
      'not known',
      data.open.map(({ key, text }) => [bold(key), ` ${text}`]),
    ),
    ...rows(
      'in one',
      (data.inOne ?? []).map(({ keys, title }) => [bold(keys.join(', ')), ` ${title}`]),
    ),
    ...rows(
      'rules',
      data.groups.flatMap((group): readonly (readonly Part[])[] => [
        [
          bold(`${group.count} ${group.effect}`),
          ` by ${group.rule}${moneyText(group.spends)}: ${group.text}`,
          dim(` Such as: ${group.example}`),
        ],
        ...(group.explanation
          ? explanationParts({
              explanation: group.explanation,
              effect: 'approve',
              approval: { roles, count: 1 },
            })
          : []),
      ]),
    ),
    ...rows(
      'left out',
      data.leftOut.map(({ how, why, count: many, example }) => [
        bold(`${many} ${how}`),
        `: ${why}`,
        dim(` Such as: ${example}`),
      ]),
    ),
    ...rows('in all', [[`${count(data.of, 'change')} prepared, ${data.changes} asked about here`]]),
  ]
}

function moneyText(spends: readonly string[]): string {
  return spends.length > 0 ? `, ${spends.join(' and ')}` : ''
}
