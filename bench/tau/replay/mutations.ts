import type { Probe, RightWrite } from '../domain.ts'
import type { Records } from '../world/records.ts'
import type { Wish } from './wish.ts'

/** What makes a right write a wrong one: other calls, or a world (changed in place) in which it is wrong. */
export type Mutation<Setting> = (
  setting: Setting,
) => { readonly calls?: readonly Wish[]; readonly proven?: boolean } | undefined

/** A clause of the policy, the end of the name of the rule that upholds it, the writes it is about, how they break it. */
export type Clause<Setting> = readonly [clause: string, rule: string, of: readonly string[], breaks: Mutation<Setting>]

/** At most so many probes of each clause, each made of another right write; a mutation that does not apply makes none. */
export function collect<Setting extends { readonly records: Records }>(
  clauses: readonly Clause<Setting>[],
  settingOf: (write: RightWrite) => Setting | undefined,
  right: readonly RightWrite[],
  most: number,
): readonly Probe[] {
  return clauses.flatMap(([clause, rule, of, breaks]) => {
    const probes: Probe[] = []
    for (const capability of of) {
      const share = Math.max(1, Math.ceil(most / of.length))
      const made = right
        .filter(({ wish }) => wish.capability === capability)
        .flatMap((write): Probe[] => {
          const setting = settingOf(write)
          const broken = setting && breaks(setting)
          if (!broken) return []
          const { calls = [write.wish], proven = true } = broken
          return [{ clause, rule, records: setting.records, speaker: { customer: write.customer, proven }, calls }]
        })
      probes.push(...made.slice(0, share))
    }
    return probes
  })
}
