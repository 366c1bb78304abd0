import { Execution } from "../delivery/executionQueue";
import { shortVersion } from "../firstLife/actionPlayer";
import { Html, html } from "./html";

function version(arn: string): Html {
    return html`<code title="${arn}">${shortVersion(arn)}</code>`;
}

function row({ number, variables, status, stage, reason }: Execution): Html {
    const rejected = variables["RejectedVersion"] ?? "none";
    return html`<tr>
        <td class="number">${number}</td>
        <td>
            ${version(variables["ModelPackageArn"] ?? "")}
            ${
                rejected === "none"
                    ? undefined
                    : html`<p class="soft">in the place of ${version(rejected)}, which was rejected</p>`
            }
        </td>
        <td class="${status === "Succeeded" ? "good" : "bad"}">
            ${status === "Succeeded" ? "live everywhere" : `${status.toLowerCase()} in ${stage ?? ""}`}
            ${reason === undefined ? undefined : html`<p class="soft">${reason}</p>`}
        </td>
    </tr>`;
}

/** Every execution of the deploy pipeline, with the version that it carried and how it ended. */
export function executionsSection(executions: readonly Execution[]): Html {
    return html`<h2>Executions of the deploy pipeline</h2>
        <p class="soft">One for each approval, in order, each with the version of its own approval.</p>
        <div class="wide">
            <table>
                <tr>
                    <th class="number">No.</th>
                    <th>Version</th>
                    <th>End</th>
                </tr>
                ${executions.map(row)}
            </table>
        </div>`;
}
