import { configuredModels } from '../../project/configured-models.ts'
import type { Project } from '../../project/open-project.ts'
import { keyVariables, lacksKey, titleOf, type ModelDefinition } from '../../reasoning/providers/configuration.ts'
import { tellCost } from '../../reasoning/providers/price.ts'
import { PostgresLedger } from '../../store/model-ledger.ts'
import { modelTotals } from '../../store/model-totals.ts'
import { tookText, usesOf } from '../models/words.ts'
import type { Finding } from './examine.ts'

type Modelled = Pick<Project, 'definition' | 'pool' | 'agents'>

const day = 86_400_000

/** What is to be said of each language model; only where it is wished are they asked something, for that costs. */
export async function modelFindings(project: Modelled, ask: boolean): Promise<readonly Finding[]> {
  const configuration = configuredModels(project.definition, process.env)
  if (configuration === undefined || typeof configuration === 'string')
    return [{ state: 'well', what: 'model', says: 'none is configured, and nothing here needs one' }]
  const totals = await modelTotals(project.pool, 'model', { since: new Date(Date.now() - day) })
  const findings: Finding[] = []
  for (const [name, definition] of Object.entries(configuration.models)) {
    const told = [
      titleOf(name, definition),
      `for ${usesOf(name, configuration, [...project.agents.keys()])}`,
      ...totals.filter((one) => one.of === name).map((one) => `within a day ${tookText(one)}`),
    ]
    findings.push(await findingOf(project, name, definition, told.join('; '), ask))
  }
  return findings
}

async function findingOf(
  project: Modelled,
  name: string,
  definition: ModelDefinition,
  told: string,
  ask: boolean,
): Promise<Finding> {
  if (lacksKey(definition, process.env)) {
    const variables = keyVariables[definition.provider].join(' or ')
    return { state: 'warning', what: 'model', says: `${told}; it has no key, set ${variables}` }
  }
  const key = definition.provider === 'compatible' ? '' : '; its key is there'
  if (!ask) return { state: 'well', what: 'model', says: `${told}${key}; not asked, as --ask would` }
  const { well, says } = await answerOf(project, name, definition)
  return { state: well ? 'well' : 'fault', what: 'model', says: `${told}; ${says}` }
}

/** Asks a model for one word, alone: no other answers in its place. What it costs counts like everything else. */
async function answerOf(
  project: Modelled,
  name: string,
  definition: ModelDefinition,
): Promise<{ readonly well: boolean; readonly says: string }> {
  const { fallback: _, store: __, ...alone } = definition
  const { languageModels } = await import('../../reasoning/providers/language-models.ts')
  const models = languageModels(
    { models: { [name]: { ...alone, retries: 0 } } },
    { ledger: new PostgresLedger(project.pool) },
  )
  const question = {
    use: 'word' as const,
    prompt: 'doctor@1',
    instructions: 'Answer with one word.',
    messages: [{ role: 'user' as const, content: [{ kind: 'text' as const, text: 'Are you there?' }] }],
    mostOutput: 256,
  }
  const reply = await models.ask(question, { agent: 'operant doctor', run: 'operant doctor', tokens: 4_000 })
  if (reply.kind === 'over limit') return { well: false, says: `not asked, as ${reply.limit} would be passed` }
  if (reply.kind === 'trouble') return { well: false, says: `it does not answer: ${reply.reason}` }
  const { milliseconds, usage, cost } = reply.record
  const paid = cost ? ` for ${tellCost(cost)}` : ''
  return { well: true, says: `it answers within ${milliseconds} ms, ${usage.input + usage.output} tokens${paid}` }
}
