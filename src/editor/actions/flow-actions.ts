import { serialiseFlow } from '../../core/document/serialise.ts';
import { openFiles } from '../files/open-files.ts';
import type { Action } from './action.ts';

export const saveFile: Action = {
  id: 'save-file',
  label: 'Save as a file',
  icon: 'download',
  group: 'Flow',
  keys: ['mod+s'],
  synonyms: ['export', 'download', 'json'],
  perform({ store, services }) {
    const { flow } = store.getState();
    return services.saveFile(`${flow.id}.flow.json`, serialiseFlow(flow));
  },
};

export const share: Action = {
  id: 'share',
  label: 'Share as a link',
  icon: 'share-2',
  group: 'Flow',
  synonyms: ['send', 'url', 'copy', 'export'],
  perform: ({ store }) => store.getState().setView({ overlay: 'share' }),
};

export const openFromFile: Action = {
  id: 'open-file',
  label: 'Open a file or a Descope export',
  icon: 'folder-open',
  group: 'Flow',
  keys: ['mod+o'],
  synonyms: ['import', 'load', 'json', 'descope', 'console', 'snapshot', 'terraform', 'zip'],
  async perform({ store, services, say, warn }) {
    for (const report of await openFiles(store, services, await services.openFiles())) {
      if (report.tone === 'ok') say(report.text);
      else warn(report.text);
    }
  },
};

export const exportForDescope: Action = {
  id: 'export-descope',
  label: 'Export for Descope',
  icon: 'download',
  group: 'Flow',
  synonyms: ['download', 'json', 'console', 'snapshot', 'terraform', 'save'],
  enabled: ({ readOnly }) => !readOnly,
  perform: ({ store }) => store.getState().setView({ overlay: 'export' }),
};

export const openGallery: Action = {
  id: 'open-gallery',
  label: 'Flows and templates',
  icon: 'layout-template',
  group: 'Flow',
  synonyms: ['new', 'gallery', 'examples', 'open', 'workspace'],
  perform: ({ store }) => store.getState().setView({ overlay: 'gallery' }),
};

export const openSettings: Action = {
  id: 'open-settings',
  label: 'Flow settings and assumptions',
  icon: 'settings',
  group: 'Flow',
  synonyms: ['project id', 'lifetime', 'name', 'description', 'options', 'preferences'],
  perform: ({ store }) => store.getState().setView({ overlay: 'settings' }),
};

export const openConnectors: Action = {
  id: 'open-connectors',
  label: 'Connectors',
  icon: 'plug',
  group: 'Flow',
  synonyms: ['api', 'base url', 'secret', 'token', 'authentication'],
  perform: ({ store }) => store.getState().setView({ overlay: 'connectors' }),
};

export const runAllScenarios: Action = {
  id: 'run-all-scenarios',
  label: 'Run all scenarios',
  icon: 'list-checks',
  group: 'Run',
  synonyms: ['test', 'batch', 'coverage', 'suite'],
  enabled: ({ flow, batchProgress }) => (flow.scenarios ?? []).length > 0 && batchProgress === null,
  perform({ store }) {
    store.getState().setView({ bottomOpen: true, bottomTab: 'scenarios' });
    return store.getState().runAll();
  },
};

export const openCommands: Action = {
  id: 'open-commands',
  label: 'All commands',
  icon: 'command',
  group: 'Help',
  keys: ['mod+k'],
  perform: ({ store }) => store.getState().setView({ overlay: 'commands' }),
};

export const openShortcuts: Action = {
  id: 'open-shortcuts',
  label: 'Keyboard shortcuts',
  icon: 'keyboard',
  group: 'Help',
  keys: ['?'],
  synonyms: ['keys', 'help'],
  perform: ({ store }) => store.getState().setView({ overlay: 'shortcuts' }),
};
