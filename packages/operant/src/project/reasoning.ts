import type { Pool } from 'pg'
import type { RunContext } from '../run/context.ts'
import { configuredModels } from './configured-models.ts'
import type { ProjectDefinition } from './define-project.ts'

/** The language models of a project, for all that asks one. Nothing is loaded where there are none. */
export async function reasoning(
  definition: ProjectDefinition,
  pool: Pool,
): Promise<Pick<RunContext, 'reasoner' | 'models'>> {
  const { reasoner: own } = definition
  const configuration = configuredModels(definition, process.env)
  if (configuration === undefined || typeof configuration === 'string') return own ? { reasoner: own } : {}
  const [{ reasonerOver }, { languageModels }, { PostgresLedger }, { PostgresAnswers }] = await Promise.all([
    import('../reasoning/model/model-reasoner.ts'),
    import('../reasoning/providers/language-models.ts'),
    import('../store/model-ledger.ts'),
    import('../store/model-answers.ts'),
  ])
  // On the system's clock, also where the project's time is its own: that is the time in which servers of models live.
  const ports = { ledger: new PostgresLedger(pool), answers: new PostgresAnswers(pool) }
  const models = languageModels(configuration, ports)
  return { models, reasoner: own ?? reasonerOver(models) }
}
