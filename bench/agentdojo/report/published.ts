import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'

const camel = z.object({
  source: z.string(),
  utility_no_attack_overall_pct: z.record(z.string(), z.object({ native: z.number(), camel: z.number() })),
  utility_under_attack_overall_pct: z.record(z.string(), z.object({ native: z.number(), camel: z.number() })),
  successful_attacks: z.record(z.string(), z.object({ native: z.number(), camel: z.number() })),
})
const guards = z.object({
  deterministic_agentdojo: z.array(
    z.looseObject({
      who: z.string(),
      blocked: z.record(z.string(), z.string()).optional(),
      block_rate: z.string().optional(),
      blocked_or_escalated: z.string().optional(),
    }),
  ),
})

/** What others published about the same data, a line each; empty where the files are not there. */
export function publishedFigures(data: string): readonly string[] {
  const folder = join(dirname(data), 'published')
  const read = <T>(file: string, schema: z.ZodType<T>): T | undefined => {
    const path = join(folder, file)
    return existsSync(path) ? schema.parse(JSON.parse(readFileSync(path, 'utf8'))) : undefined
  }
  const one = read('agentdojo_camel.json', camel)
  const other = read('agentdojo_deterministic_guards.json', guards)
  return [...(one ? camelLines(one) : []), ...(other ? guardLines(other) : [])]
}

function camelLines(figures: z.output<typeof camel>): readonly string[] {
  return Object.entries(figures.successful_attacks).map(([model, attacks]) => {
    const calm = figures.utility_no_attack_overall_pct[model]
    const attacked = figures.utility_under_attack_overall_pct[model]
    const useful = calm ? `; tasks done ${calm.native} % alone, ${calm.camel} % guarded` : ''
    const under = attacked ? `, under attack ${attacked.native} % and ${attacked.camel} %` : ''
    return `CaMeL, ${model}: ${attacks.native} attacks succeed without it, ${attacks.camel} with it${useful}${under}`
  })
}

function guardLines({ deterministic_agentdojo: all }: z.output<typeof guards>): readonly string[] {
  return all.map((one) => {
    const stopped = one.blocked?.['all'] ?? one.block_rate ?? one.blocked_or_escalated ?? 'no figure'
    return `${one.who}: stopped ${stopped}`
  })
}
