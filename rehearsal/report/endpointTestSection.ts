import { LiveEnvironment } from "../firstLife/lifeRecord";
import { Html, html } from "./html";

function environmentTable({ environment, test }: LiveEnvironment): Html | undefined {
    const rows = test?.checks.map(
        ({ name, passed, detail }) =>
            html`<tr>
                <td class="${passed ? "good" : "bad"}">${passed ? "passed" : "failed"}</td>
                <td>${name}</td>
                <td>${detail}</td>
            </tr>`,
    );
    return rows === undefined
        ? undefined
        : html`<table>
              <tr>
                  <th>${environment}</th>
                  <th>The endpoint</th>
                  <th>Found</th>
              </tr>
              ${rows}
          </table>`;
}

/** What the tests of the served version found, environment by environment. */
export function endpointTestSection(environments: readonly LiveEnvironment[]): Html {
    return html`<h2>Endpoint tests</h2>
        ${environments.map(environmentTable)}`;
}
