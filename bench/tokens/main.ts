import { languageModels } from '../../packages/operant/src/reasoning/providers/language-models.ts'
import { modelReasoner, reasonerOver } from '../../packages/operant/src/reasoning/model/model-reasoner.ts'
import { startScriptedModel } from '../../packages/operant/src/testing/scripted-model-server.ts'
import { progress, runProgram } from '../support/program.ts'
import { noRealModel, realModel } from '../support/real-model.ts'
import { diligentReply } from '../unforeseen/diligent-model.ts'
import { readOptions, type Options } from './options.ts'
import { isRight, printed, reportOf } from './report.ts'
import { workOnCompany, type Worked } from './work-on-company.ts'

/** What the support agent as a hybrid takes of a model, by class of ticket; a routine ticket takes nothing. */
async function main(options: Options): Promise<boolean> {
  const began = performance.now()
  const server = await startScriptedModel(diligentReply)
  const real = realModel()
  const reasoner = real
    ? reasonerOver(languageModels({ models: { real: real.definition } }))
    : modelReasoner({ baseURL: server.url, model: 'diligent' })
  const work = async (reasoning: 'search' | 'hybrid'): Promise<readonly Worked[]> => {
    const worked: Worked[] = []
    for (const seed of options.seeds)
      worked.push(
        ...(await workOnCompany(seed, options, { reasoning, reasoner }, (done, of) =>
          progress(`${reasoning}, seed ${seed}: ${done} of ${of} tickets`),
        )),
      )
    return worked
  }
  try {
    const search = await work('search')
    const hybrid = await work('hybrid')
    progress('')
    const report = reportOf(search, hybrid, {
      ...(real ? {} : { served: server.requests.length }),
      model: real?.title ?? 'a scripted model',
      seconds: (performance.now() - began) / 1_000,
    })
    console.log(options.json ? JSON.stringify(report, null, 1) : printed(report))
    if (!options.json && !real) console.log(noRealModel)
    return isRight(report)
  } finally {
    await server.close()
  }
}

await runProgram(() => main(readOptions(process.argv.slice(2))))
