import './design/fonts.css';
import './design/tokens.css';
import './design/base.css';
import './design/design.css';
import './app/frame.css';
import './cases/cases.css';
import './verdict/verdict.css';
import './evidence/evidence.css';
import './inspector/inspector.css';
import './timeline/timeline.css';
import './graph/graph.css';
import './matrix/matrix.css';
import './action/action.css';
import { start } from './app/start.tsx';
import { openShell } from './shell/index.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
await start(root, await openShell());
