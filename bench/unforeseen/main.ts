import { languageModels } from '../../packages/operant/src/reasoning/providers/language-models.ts'
import { modelReasoner, reasonerOver } from '../../packages/operant/src/reasoning/model/model-reasoner.ts'
import { startScriptedModel } from '../../packages/operant/src/testing/scripted-model-server.ts'
import { progress, runProgram } from '../support/program.ts'
import { moneyText, noRealModel, realModel } from '../support/real-model.ts'
import { diligentReply } from './diligent-model.ts'
import { readOptions, type Options } from './options.ts'
import { workOnCases, type CaseResult, type Way } from './work-on-cases.ts'

interface Column {
  readonly title: string
  readonly cases: number
  readonly right: number
  readonly wrong: number
  readonly asked: number
  readonly questions: number
  readonly tokens: number
  readonly money: Readonly<Record<string, number>>
  readonly seconds: number
  readonly results: readonly CaseResult[]
}

/** The sixty cases that no table foresees, by search, by a scripted model, by both, and by a real one where there is one. */
async function main({ json, cases }: Options): Promise<boolean> {
  const model = await startScriptedModel(diligentReply)
  const scripted = modelReasoner({ baseURL: model.url, model: 'diligent' })
  const real = realModel()
  const realReasoner = real && reasonerOver(languageModels({ models: { real: real.definition } }))
  const ways: readonly Way[] = [
    { title: 'search', reasoning: 'search' },
    { title: 'scripted model', reasoning: 'model', reasoner: scripted },
    { title: 'hybrid, scripted', reasoning: 'hybrid', reasoner: scripted },
    ...(real && realReasoner
      ? ([
          { title: real.title, reasoning: 'model', reasoner: realReasoner },
          { title: `hybrid, ${real.title}`, reasoning: 'hybrid', reasoner: realReasoner },
        ] as const)
      : []),
  ]
  try {
    const columns: Column[] = []
    for (const way of ways) columns.push(await columnOf(way, cases))
    progress('')
    console.log(json ? JSON.stringify({ real: real?.title ?? null, columns }, null, 1) : printed(columns))
    if (!json && !real) console.log(noRealModel)
    return columns.every(({ wrong }) => wrong === 0)
  } finally {
    await model.close()
  }
}

async function columnOf(way: Way, cases: number): Promise<Column> {
  const began = performance.now()
  const results = await workOnCases(way, cases, (done, of) => progress(`${way.title}: ${done} of ${of} cases`))
  const sum = (of: (one: CaseResult) => number) => results.reduce((all, one) => all + of(one), 0)
  const money: Record<string, number> = {}
  for (const { taken } of results)
    for (const [currency, paid] of Object.entries(taken.money)) money[currency] = (money[currency] ?? 0) + paid
  return {
    title: way.title,
    cases: results.length,
    right: sum(({ right }) => (right ? 1 : 0)),
    wrong: sum(({ wrong }) => (wrong.length > 0 ? 1 : 0)),
    asked: sum(({ taken }) => (taken.questions > 0 ? 1 : 0)),
    questions: sum(({ taken }) => taken.questions),
    tokens: sum(({ taken }) => taken.tokens),
    money,
    seconds: Math.round((performance.now() - began) / 100) / 10,
    results,
  }
}

function printed(columns: readonly Column[]): string {
  const lines = columns.map((one) =>
    [
      one.title.slice(0, 24).padEnd(24),
      `${one.right} of ${one.cases}`.padStart(10),
      String(one.wrong).padStart(7),
      String(one.asked).padStart(7),
      String(one.questions).padStart(11),
      String(one.tokens).padStart(10),
      moneyText(one.money).padStart(12),
      `${one.seconds} s`.padStart(9),
    ].join(''),
  )
  const lacking = columns.flatMap(({ title, results }) => {
    const short = results.filter(({ right }) => !right)
    const counts = Map.groupBy(
      short.flatMap(({ lacks }) => lacks),
      (aspect) => aspect,
    )
    return [...counts].map(([aspect, all]) => `  ${title}: ${all.length} not as asked: ${aspect}`)
  })
  return [
    'Sixty cases that no table foresees: each belongs to a person, with its evidence.',
    '',
    `${''.padEnd(24)}     right  wrong  asked  questions    tokens       money     time`,
    ...lines,
    ...(lacking.length > 0 ? ['', ...lacking] : []),
  ].join('\n')
}

await runProgram(() => main(readOptions(process.argv.slice(2))))
