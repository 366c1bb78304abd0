import * as assert from "node:assert";
import { html } from "../../../rehearsal/report/html";

describe("a template of HTML", () => {
    it("escapes every text, wherever it stands", () => {
        const name = `<script src="x">'&'</script>`;
        assert.strictEqual(
            html`<p title="${name}">${name}</p>`.text,
            '<p title="&lt;script src=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/script&gt;">' +
                "&lt;script src=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/script&gt;</p>",
        );
    });

    it("takes other templates, lists, numbers and nothing as they are", () => {
        const items = ["a & b", "c"].map((text) => html`<b>${text}</b>`);
        assert.strictEqual(html`<p>${2}${items}${undefined}</p>`.text, "<p>2<b>a &amp; b</b><b>c</b></p>");
    });
});
