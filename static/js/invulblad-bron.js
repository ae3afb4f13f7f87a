// A button that takes over the source of the previous figure. Without this script its text can be read and copied.
(function () {
    "use strict";

    const blad = document.querySelector(".cijferblad");
    if (!blad) {
        return;
    }
    const TEKENS_PER_RIJ = 22; // as the server has it

    blad.classList.add("met-script"); // shows the buttons, also in rows that come in later
    blad.addEventListener("click", (gebeurtenis) => {
        const knop = gebeurtenis.target.closest("[data-zelfde-bron]");
        if (!knop) {
            return;
        }
        const veld = document.getElementById(knop.dataset.zelfdeBron);
        veld.value = knop.parentElement.querySelector("[data-vorige-bron]").textContent;
        veld.rows = 1 + Math.floor(veld.value.length / TEKENS_PER_RIJ);
        veld.dispatchEvent(new Event("input", { bubbles: true }));
        veld.focus();
    });
})();
