// How far reading a file is, without loading the page again. Without this script the page refreshes itself.
(() => {
    "use strict";

    const deel = document.querySelector("[data-voortgang]");
    const balk = deel.querySelector("progress");
    const rijen = deel.querySelector("[data-rijen]");

    async function vraag() {
        try {
            const antwoord = await fetch(deel.dataset.voortgang, { headers: { Accept: "application/json" } });
            const stand = await antwoord.json();
            if (!stand.bezig || stand.status !== deel.dataset.status) {
                window.location.reload();
                return;
            }
            rijen.textContent = stand.rijen.toLocaleString("nl");
            if (stand.procent === null) {
                balk.removeAttribute("value");
            } else {
                balk.value = stand.procent;
            }
        } catch {
            // The server is away for a moment; ask again.
        }
        setTimeout(vraag, 1000);
    }

    setTimeout(vraag, 1000);
})();
