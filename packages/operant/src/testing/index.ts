export { MemoryRunStore } from './memory-store.ts'
export { joinScripts, scriptFromJournal, type Script, type ScriptedReply } from './scripted-model.ts'
export { startScriptedModel, type ScriptedModel } from './scripted-model-server.ts'
export { Workbench, type WorkbenchOptions } from './workbench.ts'
