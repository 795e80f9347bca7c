/** The webview's entry: joins VS Code, the model and the picture. */
import { render } from 'preact';
import type { ToPanel } from '../protocol.js';
import { App } from './App.js';
import { createSession } from './session.js';

const root = document.getElementById('claim-map') ?? document.body;
const session = createSession(acquireVsCodeApi(), draw);

function draw(): void {
  render(
    <App
      model={session.model()}
      dispatch={session.dispatch}
      open={(target) => session.send({ type: 'open', target })}
      run={(command, claim) => session.send({ type: 'command', command, claim })}
    />,
    root,
  );
}

window.addEventListener('message', (event: MessageEvent<ToPanel>) =>
  session.receive(event.data, document.hasFocus()),
);
window.addEventListener('blur', () => session.dispatch({ kind: 'left' }));
draw();
session.begin();
