import { startHosting } from "../../../../rehearsal/hosting/startHosting";

/** A program that hosts a model, says where, and does nothing more: the test ends it. */
const [python = "", modelArchive = "", folder = ""] = process.argv.slice(2);
void startHosting({ python, modelArchive, folder }).then(({ url }) => {
    console.log(url);
});
