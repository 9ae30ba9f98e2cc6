export {
  evaluation,
  type Evaluation,
  type EvaluationCase,
  type EvaluationDefinition,
  type Expected,
  type PersonSays,
  type Thresholds,
} from './evaluation/evaluation.ts'
export { runEvaluation, type EvaluationResult } from './evaluation/run-evaluation.ts'
export type { CaseResult } from './evaluation/run-case.ts'
export { ClientFault, withFaults, type Fault, type PlannedFault } from './faults.ts'
export { MemoryRunStore } from './memory-store.ts'
export { readRecording, type Recording } from './replay/recording.ts'
export { replay, ReplayDiffers, type ReplayProject } from './replay/replay.ts'
export { joinScripts, scriptFromJournal, type Script, type ScriptedReply } from './scripted-model.ts'
export { startScriptedModel, type ScriptedModel } from './scripted-model-server.ts'
export { Workbench, type WorkbenchOptions } from './workbench.ts'
